package read

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// title finds the headline of a page. Titles in metadata carry the name of the
// site, before or behind; the main heading may be that name alone. A heading
// that is part of a title in the metadata is both meant for people and the
// article's own. above are the headings over the first paragraph, nearest
// first.
func title(doc *html.Node, outlet string, above []string) string {
	social, window := metaContent(doc, "og:title"), elementText(doc, atom.Title)
	for _, level := range []atom.Atom{atom.H1, atom.H2, atom.H3} {
		for _, h := range headings(doc, level, 5) {
			meta := fold(social + "\n" + window)
			if words(h) >= 3 && strings.Contains(meta, fold(h)) && !sameName(h, window) {
				return h
			}
		}
	}
	if social != "" {
		if h := elementText(doc, atom.H1); words(h) >= 4 && alike(h, social) {
			return h
		}
		return withoutSite(social, outlet)
	}
	for _, h := range above {
		if words(h) >= 4 && !sameName(h, outlet) {
			return h
		}
	}
	return withoutSite(window, outlet)
}

// outlet gives the name of the site: the page's own word for it before
// go-trafilatura's guess, which may take the headline for the site.
func outlet(doc *html.Node, guess, title string) string {
	for _, name := range []string{metaContent(doc, "og:site_name"), metaContent(doc, "application-name"), guess} {
		if name != "" && !sameName(name, title) {
			return name
		}
	}
	return ""
}

func words(s string) int { return len(strings.Fields(s)) }

// alike reports whether two titles share most of their words.
func alike(a, b string) bool {
	_, _, f1 := overlap(shingles(a, 1), shingles(b, 1))
	return f1 > 0.5
}

// withoutSite takes the name of the site off a title.
func withoutSite(s, outlet string) string {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " : ", " » ", " « ", " · "} {
		if i := strings.LastIndex(s, sep); i > 0 && sameName(s[i+len(sep):], outlet) {
			return s[:i]
		}
		if i := strings.Index(s, sep); i > 0 && sameName(s[:i], outlet) {
			return s[i+len(sep):]
		}
	}
	return s
}

// sameName reports whether two names are the same but for blanks and marks.
func sameName(a, b string) bool {
	squeeze := func(s string) string {
		s = strings.Join(strings.FieldsFunc(fold(s), func(r rune) bool { return !isWordRune(r) }), "")
		return strings.TrimPrefix(s, "the")
	}
	return squeeze(a) == squeeze(b)
}

func metaContent(doc *html.Node, property string) string {
	n := find(doc, func(n *html.Node) bool {
		return n.DataAtom == atom.Meta && (attr(n, "property") == property || attr(n, "name") == property) && attr(n, "content") != ""
	})
	if n == nil {
		return ""
	}
	return tidy(attr(n, "content"))
}

// elementText gives the text of the first element of a kind that has any.
func elementText(doc *html.Node, a atom.Atom) string {
	if found := headings(doc, a, 1); len(found) > 0 {
		return found[0]
	}
	return ""
}

// headings gives the texts of the first few elements of a kind.
func headings(doc *html.Node, a atom.Atom, most int) (out []string) {
	each(doc, func(n *html.Node) {
		if n.DataAtom == a && len(out) < most {
			if s := strings.Join(blocks(n), " "); s != "" {
				out = append(out, s)
			}
		}
	})
	return out
}
