package read

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"
	"unicode/utf8"

	"dyad"
)

// story is one JSON object of a stream. Only text is required.
type story struct {
	ID        anyText  `json:"id"`
	Published anyText  `json:"published"`
	Title     anyText  `json:"title"`
	Text      anyText  `json:"text"`
	URL       anyText  `json:"url"`
	Outlet    anyText  `json:"outlet"`
	Author    anyTexts `json:"author"`
	Authors   anyTexts `json:"authors"`
	Language  anyText  `json:"language"`
}

// anyText takes a JSON string, or a number or truth value as it is written:
// an id of 17 is as good as one of "17".
type anyText string

func (t *anyText) UnmarshalJSON(b []byte) error {
	switch b[0] {
	case 'n':
		*t = ""
	case '"':
		var s string
		if err := json.Unmarshal(b, &s); err != nil {
			return err
		}
		*t = anyText(s)
	case '{', '[':
		return errors.New("want a string, got a list or an object")
	default:
		*t = anyText(b)
	}
	return nil
}

// anyTexts takes a list of strings, or one.
type anyTexts []string

func (t *anyTexts) UnmarshalJSON(b []byte) error {
	if b[0] != '[' {
		var one anyText
		if err := one.UnmarshalJSON(b); err != nil {
			return err
		}
		*t = splitAuthors(string(one))
		return nil
	}
	var many []anyText
	if err := json.Unmarshal(b, &many); err != nil {
		return err
	}
	for _, s := range many {
		*t = append(*t, splitAuthors(string(s))...)
	}
	return nil
}

// stories reads a stream of JSON objects; each is named by the line on which
// it begins.
func (rd *Reader) stories(br *bufio.Reader, k kind, in *counted, source string, yield func(dyad.Article) bool) bool {
	next := (&lineScanner{br: br, limit: rd.opt.MaxSize}).next
	if k == kindValues {
		next = (&valueScanner{br: br, limit: rd.opt.MaxSize, line: 1}).next
	}
	for {
		b, line, err := next()
		if err == io.EOF || err != nil && err != errLong && in.err != nil {
			return true
		}
		where := fmt.Sprintf("%s:%d", source, line)
		switch {
		case err == errLong:
			if !yield(refusal(where, tooLarge(rd.opt.MaxSize, where))) {
				return false
			}
		case err != nil:
			return yield(refusal(where, problemOf(err, where)))
		case !yield(rd.story(b, where)):
			return false
		}
	}
}

// story makes an article of one JSON object.
func (rd *Reader) story(b []byte, where string) dyad.Article {
	a := dyad.Article{Source: where}
	if !utf8.Valid(b) {
		text, _, note := decode(b, "")
		b = []byte(text)
		addProblem(&a, dyad.ProblemEncoding, note)
	}
	var st story
	if err := json.Unmarshal(b, &st); err != nil {
		return refusal(where, dyad.Problem{Code: dyad.ProblemBadJSON, Message: "this is no story as JSON: " + err.Error(), Where: where})
	}
	a.ID, a.URL, a.Outlet, a.Language = string(st.ID), tidy(string(st.URL)), tidy(string(st.Outlet)), tidy(string(st.Language))
	a.Title = tidy(html.UnescapeString(string(st.Title)))
	a.Authors = append(st.Authors, st.Author...)
	if day, ok := dayOf(string(st.Published)); ok {
		a.Published = day
	} else if st.Published != "" {
		addProblem(&a, dyad.ProblemBadDate, fmt.Sprintf("cannot read the date %q: want YYYY-MM-DD or RFC 3339", st.Published))
	}
	rd.guard(&a, func() { rd.storyText(string(st.Text), &a) })
	rd.finish(&a)
	return a
}

func (rd *Reader) storyText(text string, a *dyad.Article) {
	switch {
	case strings.TrimSpace(text) == "":
		addProblem(a, dyad.ProblemEmpty, "the story has no text")
	case looksHTML([]byte(text[:min(len(text), sniffLen)])):
		given := *a
		rd.page([]byte(text), a)
		keepGiven(a, given)
	default:
		rd.body(text, a)
	}
}

// keepGiven restores what the JSON said over what its HTML said.
func keepGiven(a *dyad.Article, given dyad.Article) {
	for _, f := range []struct{ to, from *string }{
		{&a.Title, &given.Title}, {&a.URL, &given.URL}, {&a.Outlet, &given.Outlet}, {&a.Language, &given.Language},
	} {
		if *f.from != "" {
			*f.to = *f.from
		}
	}
	if given.Authors != nil {
		a.Authors = given.Authors
	}
	if given.Published != 0 {
		a.Published = given.Published
	}
}

var errLong = errors.New("the line or value is too long")

// lineScanner gives the non-blank lines of a stream. A line over the limit is
// passed over in small pieces and answered with errLong.
type lineScanner struct {
	br    *bufio.Reader
	limit int
	line  int
	buf   []byte
}

func (sc *lineScanner) next() ([]byte, int, error) {
	for {
		sc.buf = sc.buf[:0]
		sc.line++
		size := 0
		for {
			part, err := sc.br.ReadSlice('\n')
			if size += len(part); size <= sc.limit {
				sc.buf = append(sc.buf, part...)
			}
			if err == bufio.ErrBufferFull {
				continue
			}
			if err != nil && (err != io.EOF || size == 0) {
				return nil, sc.line, err
			}
			break
		}
		if size > sc.limit {
			return nil, sc.line, errLong
		}
		if b := bytes.TrimSpace(sc.buf); len(b) > 0 {
			return b, sc.line, nil
		}
	}
}

// valueScanner gives the objects of a JSON array, or objects that follow each
// other, each over any number of lines. It finds their ends by their braces
// alone, so one bad object does not spoil the rest.
type valueScanner struct {
	br    *bufio.Reader
	limit int
	line  int
	buf   []byte
}

func (sc *valueScanner) next() ([]byte, int, error) {
	sc.buf = sc.buf[:0]
	depth, size, start := 0, 0, 0
	inString, escaped := false, false
	for {
		c, err := sc.br.ReadByte()
		if err == io.EOF && depth > 0 {
			return sc.buf, start, nil // half an object: the JSON decoder says so
		}
		if err != nil {
			return nil, sc.line, err
		}
		if depth == 0 && c == '{' {
			start = sc.line
		}
		if c == '\n' {
			sc.line++
		}
		switch {
		case escaped:
			escaped = false
		case inString:
			escaped, inString = c == '\\', c != '"'
		case c == '"':
			inString = depth > 0
		case c == '{':
			depth++
		}
		if depth == 0 {
			continue // between objects
		}
		if size++; size <= sc.limit {
			sc.buf = append(sc.buf, c)
		}
		if c != '}' || inString || escaped {
			continue
		}
		if depth--; depth > 0 {
			continue
		}
		if size > sc.limit {
			return nil, start, errLong
		}
		return sc.buf, start, nil
	}
}
