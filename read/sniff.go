package read

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
)

// A kind is what an input turns out to be.
type kind int

const (
	kindEmpty kind = iota
	kindBinary
	kindFeed // RSS, Atom, WARC: known, not read yet
	kindHTML
	kindText
	kindLines  // one JSON object a line
	kindValues // a JSON array, or objects over several lines
)

const sniffLen = 16 << 10

var magics = []struct{ magic, what string }{
	{"%PDF-", "a PDF file"},
	{"PK\x03\x04", "a ZIP file (or an office document)"},
	{"\x89PNG\r\n\x1a\n", "a PNG image"},
	{"\xff\xd8\xff", "a JPEG image"},
	{"GIF8", "a GIF image"},
	{"RIFF", "a RIFF file (sound, video or image)"},
	{"\x7fELF", "a program"},
	{"MZ", "a Windows program"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"},
	{"{\\rtf", "an RTF document"},
	{"\x1f\x8b", "gzip data inside gzip data"},
	{"BZh", "bzip2 data"},
	{"\xfd7zXZ\x00", "xz data"},
	{"\x28\xb5\x2f\xfd", "zstd data"},
	{"7z\xbc\xaf\x27\x1c", "a 7z file"},
	{"SQLite format 3\x00", "an SQLite database"},
	{"PAR1", "a Parquet file"},
	{"ID3", "an MP3 file"},
	{"OggS", "an Ogg file"},
	{"wOF", "a font"},
}

// magic names the kind of file that begins like head. A short magic of plain
// letters decides only when the rest is no text either.
func magic(head []byte) string {
	for _, m := range magics {
		if !bytes.HasPrefix(head, []byte(m.magic)) {
			continue
		}
		letters := strings.IndexFunc(m.magic, func(r rune) bool { return r < ' ' || r > '~' }) < 0
		if !letters || len(m.magic) > 4 || binary(head) != "" {
			return m.what
		}
	}
	return ""
}

// binary says what makes b no text, or "".
func binary(b []byte) string {
	nul, control := 0, 0
	for _, c := range b {
		switch {
		case c == 0:
			nul++
		case c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b, c == 0x7f:
			control++
		}
	}
	switch {
	case nul > 0:
		return fmt.Sprintf("%d NUL bytes", nul)
	case control > 8 && control > len(b)/50:
		return fmt.Sprintf("%d control bytes", control)
	}
	return ""
}

var (
	htmlStart = regexp.MustCompile(`(?i)^(?:<!--|<!doctype\s+html|<(?:html|head|body|title|meta|link|script|style|article|main|section|div|header|nav|table|p|h[1-6]|span|br|a)[\s>/])`)
	htmlMarks = regexp.MustCompile(`(?i)</?(?:html|head|body|title|meta|link|script|style|article|section|div|p|h[1-6]|span|br|table|ul|li)(?:\s[^<>]*)?/?>`)
	feedStart = regexp.MustCompile(`(?i)<(rss|feed|rdf:rdf|opml)[\s>]`)
)

// sniff tells the kind of an input from its head.
func sniff(head []byte) (kind, string) {
	trimmed := bytes.TrimLeft(head, " \t\r\n\v\f")
	if len(trimmed) == 0 {
		if len(head) == sniffLen {
			return kindText, "" // who knows what follows that much white space
		}
		return kindEmpty, ""
	}
	if what := magic(trimmed); what != "" {
		return kindBinary, what
	}
	if what := binary(head); what != "" {
		return kindBinary, "something with " + what
	}
	if bytes.HasPrefix(trimmed, []byte("WARC/")) {
		return kindFeed, "a web archive (WARC)"
	}
	switch trimmed[0] {
	case '{', '[':
		if k := sniffJSON(trimmed); k != kindText {
			return k, ""
		}
	case '<':
		if m := feedStart.FindSubmatch(trimmed[:min(len(trimmed), 1024)]); m != nil && bytes.HasPrefix(trimmed, []byte("<?xml")) {
			return kindFeed, "a feed (" + string(m[1]) + ")"
		}
	}
	if looksHTML(trimmed) {
		return kindHTML, ""
	}
	return kindText, ""
}

// looksHTML tells a page, or a piece of one, from text that mentions a tag.
func looksHTML(head []byte) bool {
	head = bytes.TrimSpace(head[:min(len(head), sniffLen)])
	return htmlStart.Match(head) || bytes.HasPrefix(head, []byte("<?xml")) && bytes.Contains(head, []byte("<html")) ||
		len(htmlMarks.FindAllIndex(head, 3)) == 3
}

func sniffJSON(head []byte) kind {
	rest := bytes.TrimLeft(head[1:], " \t\r\n")
	if len(rest) == 0 {
		return kindText
	}
	if head[0] == '[' {
		if rest[0] == '{' || rest[0] == ']' {
			return kindValues
		}
		return kindText
	}
	if rest[0] != '"' && rest[0] != '}' {
		return kindText
	}
	line, _, whole := bytes.Cut(head, []byte("\n"))
	line = bytes.TrimSpace(line)
	if !whole || bytes.HasSuffix(line, []byte("}")) {
		return kindLines
	}
	return kindValues
}
