package read

import (
	"slices"
	"strings"
	"testing"

	"dyad"
)

// fullPage is a page with the furniture of real ones.
const fullPage = `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Why the ferry treaty may yet hold | The Harbour Review</title>
<meta property="og:site_name" content="The Harbour Review">
<meta property="og:title" content="Why the ferry treaty may yet hold | The Harbour Review">
<meta name="date" content="2024-02-02">
<link rel="canonical" href="https://harbour.example/2020/01/ferry">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","datePublished":"2019-06-01"},
{"@type":"NewsArticle","headline":"x","datePublished":"2020-01-07T22:15:00-05:00","dateModified":"2021-03-04","author":[{"@type":"Person","name":"Jane van Doe"},{"@type":"Person","name":"John Smith"}]}]}</script>
<style>p{color:red}</style><script>var a = "<p>No such paragraph in the text at all, please.</p>"</script></head><body>
<div class="cookie">We use cookies to improve your experience. <button>Accept all</button></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<main><article><h1>Why the ferry treaty may yet hold</h1><p class="byline">By Jane van Doe and John Smith</p>
<time datetime="2020-01-07">7 January 2020</time>
<div class="share">Share this article</div>
<figure><img src="a.jpg"><figcaption>Passengers wait at the quay. (Photo: Jo Bloggs)</figcaption></figure>
<p>Relations between the two island states have not been <em>worse</em> in forty years,
and yet the treaty stands, as it stood through the winter of the great storm and the summer of the strike.</p>
<p>Parliament voted on Sunday to end the treaty.<br><br>The prime&nbsp;minister supports the vote, although he said last year that he never would do any such thing.</p>
<p>Read more: <a href="/b">The quay that divided a town</a></p>
<p>&ldquo;We will not be threatened,&rdquo; the foreign minister told reporters after the session, and he left the hall by the back door.</p>
<div class="ad">Advertisement</div>
<p>The islands can still be friends, if only they want to be, and there are signs that some people on both shores do want it.</p>
ENDING
</article>
<article class="card"><h2>Ten ferries that changed the sea</h2><p>From the first steam ferry to the last: a list of ten vessels that made history, with a picture of each of them, and a map.</p></article>
</main><footer>© 2020 The Harbour Review. All rights reserved.</footer></body></html>`

const fullText = `Relations between the two island states have not been worse in forty years, and yet the treaty stands, as it stood through the winter of the great storm and the summer of the strike.

Parliament voted on Sunday to end the treaty.

The prime minister supports the vote, although he said last year that he never would do any such thing.

“We will not be threatened,” the foreign minister told reporters after the session, and he left the hall by the back door.

The islands can still be friends, if only they want to be, and there are signs that some people on both shores do want it.`

func TestPage(t *testing.T) {
	for _, tt := range []struct {
		ending    string
		truncated bool
	}{
		{"", false},
		{"<p>Loading, please wait...</p>", true},
		{"<div class=lazy>Loading…</div>", true},
		{"<div><h3>Subscribe to continue reading</h3><p>Already a subscriber? <a href=/l>Log in</a></p></div>", true},
		{"<div class='newsletter'><p>Sign up for our newsletter</p></div>", false},
	} {
		a := readAll(t, Options{}, strings.Replace(fullPage, "ENDING", tt.ending, 1))[0]
		if a.Text != fullText {
			t.Errorf("%q: text:\n%s", tt.ending, a.Text)
		}
		if a.Truncated != tt.truncated || hasProblem(&a, dyad.ProblemTruncated) != tt.truncated {
			t.Errorf("%q: truncated %v %+v", tt.ending, a.Truncated, a.Problems)
		}
		if a.Title != "Why the ferry treaty may yet hold" || a.Outlet != "The Harbour Review" || a.Published != dyad.DayOf(2020, 1, 7) ||
			!slices.Equal(a.Authors, []string{"Jane van Doe", "John Smith"}) || a.URL != "https://harbour.example/2020/01/ferry" || a.Language != "en" {
			t.Errorf("%q: %+v", tt.ending, a)
		}
	}
}

func TestShortPages(t *testing.T) {
	const p1, p2 = "Troops left the northern base on Friday.", "The two ministers will meet again next week."
	for _, page := range []string{
		"<html><head></head><body><article><h1>Troops leave the base</h1><p>" + p1 + "</p><p>" + p2 + "</p></article></body></html>",
		"<html><body><div><h1>Troops leave the base</h1><p>" + p1 + "</p>\n<p>" + p2 + "</p></div></body></html>",
		"<title>Troops leave the base</title><p>" + p1 + "<p>" + p2,
		"<main><h1>Troops leave the base</h1><div>" + p1 + "</div><div>" + p2 + "</div></main>",
	} {
		a := readAll(t, Options{}, page)[0]
		if a.Text != p1+"\n\n"+p2 || !strings.Contains("Troops leave the base", a.Title) || a.Title == "" {
			t.Errorf("%s\n gives %q, %q", page, a.Title, a.Text)
		}
	}
}

func TestPublished(t *testing.T) {
	page := func(head, body string) string {
		return "<html><head>" + head + "</head><body><article><p>" + prose + " " + prose + "</p>" + body + "</article></body></html>"
	}
	for _, tt := range []struct{ name, page, want string }{
		{"meta", page(`<meta property="article:published_time" content="2020-01-05T10:00:00Z"><meta property="article:modified_time" content="2021-01-05">`, ""), "2020-01-05"},
		{"surer meta first", page(`<meta name="date" content="2024-01-01"><meta name="DC.date.issued" content="2020-01-05">`, ""), "2020-01-05"},
		{"the source's own zone", page(`<meta property="article:published_time" content="2020-01-05T23:30:00-08:00">`, ""), "2020-01-05"},
		{"time element", page("", `<time itemprop="datePublished" datetime="2020-01-05">yesterday</time>`), "2020-01-05"},
		{"time in words", page("", `<time class="entry-date">Jan. 5, 2020</time>`), "2020-01-05"},
		{"address", page(`<link rel="canonical" href="http://x.example/2020/01/05/story.html">`, ""), "2020-01-05"},
		{"address with month", page(`<link rel="canonical" href="http://x.example/world/2020/jan/5/story">`, ""), "2020-01-05"},
		{"broken JSON-LD", page(`<script type="application/ld+json">{"@type":"NewsArticle", "datePublished": "2020-01-05", oops}</script>`, ""), "2020-01-05"},
		{"placeholder", page(`<meta name="pubdate" content="1970-01-01">`, ""), ""},
		{"copyright only", page("", "<footer>© 2020 Example Media</footer>"), ""},
		{"month and day without a year", page("", `<time pubdate>5 January</time>`), ""},
		{"two-digit year", page("", `<div class="date">5/6/07</div>`), ""},
		{"nothing", page("", ""), ""},
	} {
		a := readAll(t, Options{}, tt.page)[0]
		if got := a.Published.String(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		if hasProblem(&a, dyad.ProblemNoDate) != (tt.want == "") {
			t.Errorf("%s: problems %v", tt.name, a.Problems)
		}
	}
}

// A page of several stories gives the one under the main heading.
func TestOneOfMany(t *testing.T) {
	story := func(h, p string) string {
		return "<article><h1>" + h + "</h1>" + strings.Repeat("<p>"+p+" "+prose+"</p>", 4) + "</article>"
	}
	page := "<html><body><main>" + story("Ferry treaty holds", "Ferries sail.") + story("Bakers on strike", "Bakers rest.") +
		story("Storm warning", "Winds rise.") + "</main></body></html>"
	a := readAll(t, Options{}, page)[0]
	if strings.Contains(a.Text, "Bakers") || !strings.Contains(a.Text, "Ferries sail") || a.Title != "Ferry treaty holds" {
		t.Errorf("%+v", a)
	}
}

func TestDeterminism(t *testing.T) {
	want := readAll(t, Options{}, fullPage)[0]
	for range 20 {
		if got := readAll(t, Options{}, fullPage)[0]; got.Text != want.Text || got.Title != want.Title || got.ID != want.ID {
			t.Fatalf("%+v differs from %+v", got, want)
		}
	}
}
