// Package read turns bytes into clean, dated articles: saved web pages, plain
// text and JSON lines, packed with gzip or not, in any charset. It is the only
// package that knows HTML.
//
// What an input is, its content tells, never its name. A page goes through a
// linear pass that tames it (scripts out, sizes and nesting bounded) and one
// that prunes it (other stories, parts that their own names call furniture),
// then through go-trafilatura for the main text; title, authors, outlet,
// address and day come from the page's metadata and the lines above its text,
// and go-htmldate is asked for the day last. Plain text is unwrapped into paragraphs, and a headline, a byline
// and a date at its head are recognised. Whatever the input was, its lines
// are then judged by the rules of clean.txt: cookie notices, share buttons,
// captions, related links, paywall notices. The rules are readable, carry
// their own tests, and can be replaced (Load).
//
// A fault in an input is a dyad.Problem in an Article, and the rest goes on:
// an unreadable page gives an article without text, a bad line of JSON gives
// one for that line. An error means that the input itself could not be read to
// its end. Nothing in the result depends on the clock, the machine's time zone
// or map order.
//
// The package does not fetch anything, does not run scripts, and does not read
// feeds and web archives yet: it recognises RSS, Atom and WARC and says so.
// Text in another language than English is cleaned by rules made for English,
// and is marked.
package read
