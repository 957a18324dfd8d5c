package read

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
)

// decode turns the bytes of a page or text into UTF-8. declared is the charset
// that the page names, or "". The note says what had to be guessed or
// replaced, "" when nothing was; the name is the charset that was used.
//
// Bytes that are valid UTF-8 are UTF-8, whatever a page says: other charsets
// hardly ever look like it by chance.
func decode(b []byte, declared string) (text, name, note string) {
	if utf8.Valid(b) {
		return string(b), "utf-8", ""
	}
	if enc, name := charset.Lookup(declared); enc != nil && name != "utf-8" && name != "replacement" {
		text, err := enc.NewDecoder().String(string(b))
		if err == nil {
			note := ""
			if n := strings.Count(text, "\ufffd"); n > 0 {
				note = fmt.Sprintf("%d places are not valid in %s; they read U+FFFD", n, name)
			}
			return text, name, note
		}
	}
	whole, broken := countUTF8(b)
	if whole >= broken {
		return strings.ToValidUTF8(string(b), "\ufffd"), "utf-8",
			fmt.Sprintf("%d broken bytes of UTF-8; they read U+FFFD", broken)
	}
	// Every byte has a meaning in windows-1252, so this cannot fail.
	text, _ = charmap.Windows1252.NewDecoder().String(string(b))
	return text, "windows-1252", "the charset is not said and not UTF-8; read as windows-1252"
}

// countUTF8 counts the characters of two bytes and more, and the bytes that
// belong to none.
func countUTF8(b []byte) (whole, broken int) {
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			broken++
		case n > 1:
			whole++
		}
		b = b[n:]
	}
	return whole, broken
}

var metaCharset = regexp.MustCompile(`(?i)<meta\s[^>]*charset\s*=\s*["']?\s*([a-z0-9_.:-]+)`)
var xmlCharset = regexp.MustCompile(`(?i)^\s*<\?xml\s[^>]*encoding\s*=\s*["']([a-z0-9_.:-]+)`)

// declaredCharset finds the charset that a page names in its first bytes.
func declaredCharset(page []byte) string {
	head := page[:min(len(page), 8<<10)]
	for _, re := range []*regexp.Regexp{metaCharset, xmlCharset} {
		if m := re.FindSubmatch(head); m != nil {
			return string(bytes.ToLower(m[1]))
		}
	}
	return ""
}
