package read

import (
	"encoding/json"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dyad"
)

// linked is what a page's JSON-LD says of the article.
type linked struct {
	day     dyad.Day
	authors []string
}

// linkedData reads the JSON-LD of a page. What an article object says comes
// before what anything else on the page says.
func linkedData(doc *html.Node) linked {
	var article, other linked
	each(doc, func(n *html.Node) {
		if n.DataAtom != atom.Script || n.FirstChild == nil || !strings.Contains(attr(n, "type"), "ld+json") {
			return
		}
		var v any
		if json.Unmarshal([]byte(n.FirstChild.Data), &v) != nil {
			// JSON-LD that is not valid JSON happens, and its date is good.
			if m := rawPublished.FindStringSubmatch(n.FirstChild.Data); m != nil && other.day == 0 {
				other.day, _ = anyDay(m[1])
			}
			return
		}
		walkLinked(v, 0, func(obj map[string]any) {
			to := &other
			if isArticle(obj["@type"]) {
				to = &article
				if to.authors == nil {
					to.authors = linkedNames(obj["author"], 0)
				}
			}
			if s, ok := obj["datePublished"].(string); ok && to.day == 0 {
				to.day, _ = anyDay(s)
			}
		})
	})
	if article.day == 0 {
		article.day = other.day
	}
	return article
}

var rawPublished = regexp.MustCompile(`"datePublished"\s*:\s*"([^"]{8,40})"`)

// linkedNames gives the names in a JSON-LD author: a name, a person, or a list.
func linkedNames(v any, depth int) []string {
	var names []string
	switch v := v.(type) {
	case string:
		return splitAuthors(v)
	case map[string]any:
		if depth < 2 {
			return linkedNames(v["name"], depth+1)
		}
	case []any:
		for _, e := range v {
			if depth < 2 {
				names = append(names, linkedNames(e, depth+1)...)
			}
		}
	}
	return names
}

// walkLinked visits the objects that make up a page's JSON-LD: the top ones,
// those of lists and @graph, and main entities. Not what they link to.
func walkLinked(v any, depth int, f func(map[string]any)) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			walkLinked(e, depth+1, f)
		}
	case map[string]any:
		f(v)
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart"} {
			walkLinked(v[key], depth+1, f)
		}
	}
}

func isArticle(t any) bool {
	switch t := t.(type) {
	case string:
		return strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting") || t == "Report" || t == "Review"
	case []any:
		for _, e := range t {
			if isArticle(e) {
				return true
			}
		}
	}
	return false
}
