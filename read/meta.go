package read

import (
	"regexp"
	"strings"
	"time"

	htmldate "github.com/markusmobius/go-htmldate"
	trafilatura "github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dyad"
)

// describe fills in what a page says of itself.
func describe(doc *html.Node, m trafilatura.Metadata, a *dyad.Article) {
	ld := linkedData(doc)
	a.Outlet = tidy(m.Sitename)
	a.Title = title(doc, tidy(m.Title), a.Outlet)
	if a.Authors = ld.authors; a.Authors == nil {
		a.Authors = splitAuthors(m.Author)
	}
	a.URL = canonical(doc, m.URL)
	if n := find(doc, func(n *html.Node) bool { return n.DataAtom == atom.Html }); n != nil {
		a.Language = attr(n, "lang")
	}
	if day, ok := published(doc, ld, a.URL); ok {
		a.Published = day
	}
}

// title chooses between the title in the metadata, which may carry the name
// of the site, and the page's main heading, which may be the site's name.
func title(doc *html.Node, meta, outlet string) string {
	h1 := ""
	if n := find(doc, func(n *html.Node) bool { return n.DataAtom == atom.H1 && len(blocks(n)) > 0 }); n != nil {
		h1 = strings.Join(blocks(n), " ")
	}
	words := len(strings.Fields(h1))
	_, _, same := overlap(shingles(h1, 1), shingles(meta, 1))
	switch {
	case words >= 3 && strings.Contains(fold(meta), fold(h1)), words >= 4 && same > 0.5, meta == "" && words > 0:
		return h1
	}
	for _, sep := range []string{" | ", " - ", " – ", " — ", " : ", " » "} {
		if i := strings.LastIndex(meta, sep); i > 0 && sameName(meta[i+len(sep):], outlet) {
			return meta[:i]
		}
		if i := strings.Index(meta, sep); i > 0 && sameName(meta[:i], outlet) {
			return meta[i+len(sep):]
		}
	}
	return meta
}

// sameName reports whether two names are the same but for blanks and marks.
func sameName(a, b string) bool {
	squeeze := func(s string) string {
		return strings.ReplaceAll(strings.Join(strings.FieldsFunc(fold(s), func(r rune) bool { return !isWordRune(r) }), ""), "the", "")
	}
	return squeeze(a) == squeeze(b)
}

// canonical gives the page's own address.
func canonical(doc *html.Node, other string) string {
	n := find(doc, func(n *html.Node) bool {
		return n.DataAtom == atom.Link && strings.EqualFold(attr(n, "rel"), "canonical") && strings.HasPrefix(attr(n, "href"), "http")
	})
	if n != nil {
		return tidy(attr(n, "href"))
	}
	return tidy(other)
}

// published finds the day a page was published, from the most to the least
// certain: structured data, meta tags, time elements that say what they are,
// the address, and whatever go-htmldate makes of the rest.
func published(doc *html.Node, ld linked, url string) (dyad.Day, bool) {
	for _, look := range []func() (dyad.Day, bool){
		func() (dyad.Day, bool) { return ld.day, ld.day != 0 },
		func() (dyad.Day, bool) { return metaDay(doc) },
		func() (dyad.Day, bool) { return timeDay(doc) },
		func() (dyad.Day, bool) { return urlDay(url) },
		func() (dyad.Day, bool) { return guessedDay(doc, url) },
	} {
		if day, ok := look(); ok && plausible(day) {
			return day, true
		}
	}
	return 0, false
}

// plausible keeps out the placeholders of content systems: 1970-01-01 and
// years that no page on the web, nor a digitised paper, was published in.
func plausible(d dyad.Day) bool {
	return d >= dyad.DayOf(1800, 1, 1) && d < dyad.DayOf(2200, 1, 1) && d != dyad.DayOf(1970, 1, 1)
}

// anyDay reads a date as machines and people write it.
func anyDay(s string) (dyad.Day, bool) {
	if day, ok := dayOf(s); ok {
		return day, true
	}
	return dayIn(s)
}

// publishedNames are the meta tags that give the day of publication, the
// surest first. Bare "date" comes last: some sites put the day of the crawl
// or of the last change there.
var publishedNames = []string{
	"article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished",
	"parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
	"citation_publication_date", "citation_date", "pubdate", "publishdate", "publish-date", "publish_date", "pub_date",
	"publication_date", "published_time", "published_at", "cxenseparse:recs:publishtime", "bt:pubdate", "date_published",
	"article_date_original", "article.published", "article.created", "originalpublicationdate", "displaydate",
	"dc.date", "dcterms.date", "date",
}

func metaDay(doc *html.Node) (dyad.Day, bool) {
	found := map[string]dyad.Day{}
	each(doc, func(n *html.Node) {
		if n.DataAtom != atom.Meta {
			return
		}
		for _, key := range []string{"property", "name", "itemprop"} {
			name := strings.ToLower(strings.TrimSpace(attr(n, key)))
			if name == "" || found[name] != 0 {
				continue
			}
			if day, ok := anyDay(attr(n, "content")); ok {
				found[name] = day
			}
		}
	})
	for _, name := range publishedNames {
		if found[name] != 0 {
			return found[name], true
		}
	}
	return 0, false
}

// timeDay reads time elements that are marked as the day of publication.
func timeDay(doc *html.Node) (day dyad.Day, ok bool) {
	each(doc, func(n *html.Node) {
		marked := strings.EqualFold(attr(n, "itemprop"), "datePublished") || n.DataAtom == atom.Time &&
			(hasAttr(n, "pubdate") || publishedClass.MatchString(attr(n, "class")))
		if ok || !marked {
			return
		}
		for _, s := range []string{attr(n, "datetime"), attr(n, "content"), strings.Join(blocks(n), " ")} {
			if d, good := anyDay(s); good && !ok {
				day, ok = d, true
			}
		}
	})
	return day, ok
}

var publishedClass = regexp.MustCompile(`(?i)publish|pubdate|entry-date|dateline|posted|timestamp`)

func hasAttr(n *html.Node, key string) bool {
	for _, at := range n.Attr {
		if at.Key == key {
			return true
		}
	}
	return false
}

var dayInURL = regexp.MustCompile(`[/_-]((?:19|20)\d\d)[/_-](\d{1,2}|[a-z]{3})[/_-](\d{1,2})(?:[/_.-]|$)`)

func urlDay(url string) (dyad.Day, bool) {
	m := dayInURL.FindStringSubmatch(strings.ToLower(url))
	if m == nil {
		return 0, false
	}
	if months[m[2]] > 0 {
		return civil(m[1], months[m[2]], m[3])
	}
	return dayOf(m[1] + "-" + pad(m[2]) + "-" + pad(m[3]))
}

func pad(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// guessedDay asks go-htmldate, in its quick mode. That package fills up what a
// date lacks from the clock; two runs with different clocks, both set here,
// show which days it made up. It must also have seen the year in four digits.
func guessedDay(doc *html.Node, url string) (dyad.Day, bool) {
	var days [2]dyad.Day
	for i, now := range []time.Time{time.Date(2001, 2, 3, 0, 0, 0, 0, time.UTC), time.Date(2002, 5, 6, 0, 0, 0, 0, time.UTC)} {
		opt := htmldate.Options{
			URL: url, UseOriginalDate: true, SkipExtensiveSearch: true, DeferUrlExtractor: true,
			MinDate: time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC),
			MaxDate: time.Date(2199, 12, 31, 0, 0, 0, 0, time.UTC),
		}
		allocate(&opt.DateParserConfig).CurrentTime = now
		res, err := htmldate.FromDocument(doc, opt)
		if err != nil || res.IsZero() || !strings.Contains(res.SrcString, res.DateTime.Format("2006")) {
			return 0, false
		}
		days[i] = dyad.DayOf(res.DateTime.Date())
	}
	return days[0], days[0] == days[1]
}

// allocate makes a value for a pointer whose type belongs to a module that
// this package has no other need to import.
func allocate[T any](p **T) *T {
	*p = new(T)
	return *p
}
