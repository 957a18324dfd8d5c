package read

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// prune takes out of a page what is surely not its article, before the main
// text is looked for: the other stories of a page of many, and furniture that
// its own class or id calls so.
func prune(doc *html.Node) {
	gone := otherStories(doc)
	size := map[*html.Node]int{}
	total := measure(doc, size)
	each(doc, func(n *html.Node) {
		if furniture(n) && size[n]*100 < total*maxFurniture && find(n, isTitleOrMain) == nil {
			gone = append(gone, n)
		}
	})
	for _, n := range gone {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

// maxFurniture is the greatest share of a page's text, in percent, that an
// element may hold and be furniture by its name.
const maxFurniture = 30

func isTitleOrMain(n *html.Node) bool {
	return n.DataAtom == atom.H1 || n.DataAtom == atom.Main || n.DataAtom == atom.Body
}

// otherStories finds the articles of a page that goes on with the next story
// below the first, or lists others as cards: article elements with a heading
// of their own, where the page's main heading stands in another.
func otherStories(doc *html.Node) (others []*html.Node) {
	h1 := find(doc, func(n *html.Node) bool { return n.DataAtom == atom.H1 && inside(n, atom.Article) != nil })
	if h1 == nil {
		return nil
	}
	own := inside(h1, atom.Article)
	each(doc, func(n *html.Node) {
		if n.DataAtom == atom.Article && !within(n, own) && !within(own, n) && find(n, isHeading) != nil {
			others = append(others, n)
		}
	})
	return others
}

func isHeading(n *html.Node) bool {
	return n.DataAtom == atom.H1 || n.DataAtom == atom.H2 || n.DataAtom == atom.H3
}

// inside returns the innermost element of a kind that n stands in, or nil.
func inside(n *html.Node, a atom.Atom) *html.Node {
	for n = n.Parent; n != nil && n.DataAtom != a; {
		n = n.Parent
	}
	return n
}

// within reports whether n is top or stands in it.
func within(n, top *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == top {
			return true
		}
	}
	return false
}

// furnitureNames are the words in a class or id that name a page's furniture.
var furnitureNames = wordSet("comment comments commentlist disqus respond sidebar rightrail leftrail rail leftnav topnav sitenav " +
	"masthead footer breadcrumb breadcrumbs cookie cookies consent newsletter recirc recirculation related " +
	"sharebar sharing toolbar promo promos sponsored advert advertisement mostread mostpopular trending")

// furniture reports whether the class or id of an element names it so.
func furniture(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Html, atom.Head, atom.Body, atom.Article, atom.Main, atom.Meta, atom.Script, atom.Link:
		return false
	}
	for _, name := range nameWords(attr(n, "class") + " " + attr(n, "id")) {
		if furnitureNames[name] {
			return true
		}
	}
	return false
}

// nameWords splits class names: "rightRail site-footer" has four words.
func nameWords(s string) []string {
	var b strings.Builder
	last := ' '
	for _, r := range s {
		if unicode.IsUpper(r) && unicode.IsLower(last) {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
		last = r
	}
	return strings.FieldsFunc(b.String(), func(r rune) bool { return !unicode.IsLetter(r) })
}

// measure notes the length of the text in every element.
func measure(n *html.Node, size map[*html.Node]int) int {
	if n.Type == html.TextNode {
		return len(strings.TrimSpace(n.Data))
	}
	if n.DataAtom == atom.Script || n.DataAtom == atom.Style {
		return 0
	}
	sum := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		sum += measure(c, size)
	}
	size[n] = sum
	return sum
}
