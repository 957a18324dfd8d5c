package read

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

const (
	// maxText is how much text a page may have, in bytes. A book of a million
	// letters is no article, and go-trafilatura's time goes with the square.
	maxText       = 1_000_000
	maxAttrs      = 4096 // bytes of a tag with all its attributes
	maxFormatting = 32   // formatting elements open at a time
)

// tame copies a page without what costs time and holds no text: comments,
// scripts (but for JSON-LD), styles, oversized attributes. It also takes away
// the two handles by which a small page can make a parser build an enormous
// tree: open formatting elements, which HTML repeats in every paragraph that
// follows, and repeated html and body tags, whose attributes pile up. It
// refuses a page of too many elements. The time is linear in the page's size.
func tame(page string, maxElements int) (string, error) {
	z := html.NewTokenizer(strings.NewReader(page))
	t := tamer{seen: map[string]bool{}}
	t.out.Grow(len(page))
	for elements, starts, text := 0, 0, 0; ; {
		switch tt := z.Next(); tt {
		case html.ErrorToken:
			return t.out.String(), nil // the end: a string has no other error
		case html.CommentToken:
		case html.StartTagToken, html.SelfClosingTagToken:
			elements++
			if starts++; starts > maxElements {
				return "", tooMany(maxElements)
			}
			t.start(z)
		case html.EndTagToken:
			raw := z.Raw()
			name, _ := z.TagName()
			if elements++; elements > 2*maxElements { // a stray </p> is an element too
				return "", tooMany(maxElements)
			}
			if formatting[string(name)] && t.open > 0 {
				t.open--
			}
			if !t.skipping {
				t.out.Write(raw)
			}
			t.skipping = false
		default:
			if t.skipping {
				continue
			}
			if text += len(z.Raw()); text > maxText {
				return "", fmt.Errorf("the page has more than %d bytes of text; not read", maxText)
			}
			t.out.Write(z.Raw())
		}
	}
}

func tooMany(n int) error { return fmt.Errorf("the page has more than %d elements; not read", n) }

type tamer struct {
	out      strings.Builder
	open     int             // formatting elements
	seen     map[string]bool // html and body
	skipping bool            // inside a script or style
}

func (t *tamer) start(z *html.Tokenizer) {
	raw := string(z.Raw())
	tok := z.Token()
	switch name := tok.Data; {
	case name == "script" && !strings.Contains(raw, "ld+json"), name == "style", name == "iframe",
		name == "noembed", name == "noframes", name == "xmp":
		t.skipping = tok.Type == html.StartTagToken
		return
	case name == "html" || name == "body":
		if t.seen[name] {
			return
		}
		t.seen[name] = true
	case formatting[name]:
		if t.open >= maxFormatting {
			return
		}
		t.open++
	}
	if len(raw) <= maxAttrs {
		t.out.WriteString(raw)
		return
	}
	room := maxAttrs
	kept := tok.Attr[:0]
	for _, at := range tok.Attr {
		if n := len(at.Key) + len(at.Val); n <= room {
			kept = append(kept, at)
			room -= n
		}
	}
	tok.Attr = kept
	t.out.WriteString(tok.String())
}

// formatting are the elements that HTML opens again by itself.
var formatting = wordSet("a b big code em font i nobr s small strike strong tt u")
