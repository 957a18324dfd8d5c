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

// describe fills in what a page says of itself in its metadata.
func describe(doc *html.Node, m trafilatura.Metadata, a *dyad.Article) {
	ld := linkedData(doc)
	if a.Authors = ld.authors; a.Authors == nil {
		a.Authors = splitAuthors(m.Author)
	}
	a.URL = canonical(doc, m.URL)
	if n := find(doc, func(n *html.Node) bool { return n.DataAtom == atom.Html }); n != nil {
		a.Language = attr(n, "lang")
	}
	for _, look := range []func() (dyad.Day, bool){
		func() (dyad.Day, bool) { return ld.day, ld.day != 0 },
		func() (dyad.Day, bool) { return metaDay(doc) },
		func() (dyad.Day, bool) { return timeDay(doc) },
		func() (dyad.Day, bool) { return urlDay(a.URL) },
	} {
		if day, ok := look(); ok && plausible(day) {
			a.Published = day
			return
		}
	}
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
