package read

import (
	"bufio"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"

	"dyad"
)

// Options bound what a Reader takes in. The zero value is ready to use.
type Options struct {
	// MaxSize is the largest page, plain text or single JSON story that is
	// read, in bytes, unpacked; 0 means 10 MB. A stream of stories has no
	// limit as a whole.
	MaxSize int
	// MaxElements is the largest number of elements a page may have; 0 means
	// 50,000, ten times what the largest of 80 news pages has.
	MaxElements int
}

const (
	defaultMaxSize     = 10_000_000
	defaultMaxElements = 50_000
)

// A Reader reads articles. It is immutable and safe for many goroutines.
type Reader struct {
	opt   Options
	rules *rules
}

//go:embed clean.txt
var embedded embed.FS

// New returns a Reader with the built-in cleaning rules.
func New(opt Options) *Reader {
	rd, err := Load(embedded, opt)
	if err != nil {
		panic(err) // the embedded rules are broken; the tests load them
	}
	return rd
}

// Load returns a Reader with the cleaning rules of clean.txt in fsys.
func Load(fsys fs.FS, opt Options) (*Reader, error) {
	b, err := fs.ReadFile(fsys, "clean.txt")
	if err != nil {
		return nil, fmt.Errorf("read cleaning rules: %w", err)
	}
	rs, err := parseRules(string(b))
	if err != nil {
		return nil, fmt.Errorf("read cleaning rules: %w", err)
	}
	if opt.MaxSize <= 0 {
		opt.MaxSize = defaultMaxSize
	}
	if opt.MaxElements <= 0 {
		opt.MaxElements = defaultMaxElements
	}
	return &Reader{opt: opt, rules: rs}, nil
}

// Read gives the articles of one input, in order. The error is non-nil only
// when r could not be read to its end; it comes last, beside an empty Article.
// Everything else that is wrong is a Problem of an Article.
func (rd *Reader) Read(r io.Reader, source string) iter.Seq2[dyad.Article, error] {
	return func(yield func(dyad.Article, error) bool) {
		in := &counted{r: r}
		more := rd.read(in, source, func(a dyad.Article) bool { return yield(a, nil) })
		if more && in.err != nil {
			yield(dyad.Article{}, fmt.Errorf("read %s: %w", source, in.err))
		}
	}
}

// read gives the articles of in; false means that the caller wants no more.
// An error of the input itself is left in in.err.
func (rd *Reader) read(in *counted, source string, yield func(dyad.Article) bool) bool {
	br, err := open(in)
	var head []byte
	if err == nil {
		head, err = br.Peek(sniffLen)
	}
	if in.err == nil && err != nil && err != io.EOF && len(head) == 0 {
		return yield(refusal(source, problemOf(err, source)))
	}
	kind, what := sniff(head)
	if in.err != nil && kind != kindLines && kind != kindValues {
		return true // of a stream, what came before the error is whole
	}
	switch kind {
	case kindEmpty:
		return yield(refusal(source, dyad.Problem{Code: dyad.ProblemEmpty, Message: "the input is empty", Where: source}))
	case kindBinary:
		return yield(refusal(source, dyad.Problem{Code: dyad.ProblemBinary,
			Message: "this looks like " + what + ", not like text", Where: source}))
	case kindFeed:
		return yield(refusal(source, dyad.Problem{Code: dyad.ProblemNoText,
			Message: "this is " + what + ", which this version does not read", Where: source}))
	case kindLines, kindValues:
		return rd.stories(br, kind, in, source, yield)
	default:
		return rd.whole(br, kind, in, source, yield)
	}
}

// whole reads a page or a plain text.
func (rd *Reader) whole(br *bufio.Reader, kind kind, in *counted, source string, yield func(dyad.Article) bool) bool {
	b, err := io.ReadAll(io.LimitReader(br, int64(rd.opt.MaxSize)+1))
	switch {
	case in.err != nil:
		return true
	case err != nil:
		return yield(refusal(source, problemOf(err, source)))
	case len(b) > rd.opt.MaxSize:
		return yield(refusal(source, tooLarge(rd.opt.MaxSize, source)))
	}
	if what := binary(b); what != "" {
		return yield(refusal(source, dyad.Problem{Code: dyad.ProblemBinary,
			Message: "this holds " + what + ", as text does not", Where: source}))
	}
	a := dyad.Article{Source: source}
	if kind == kindHTML {
		rd.guard(&a, func() { rd.page(b, &a) })
	} else {
		rd.guard(&a, func() { rd.plain(b, &a) })
	}
	rd.finish(&a)
	return yield(a)
}

// guard runs f and turns a panic (of the HTML libraries, on a page nobody
// foresaw) into a problem.
func (rd *Reader) guard(a *dyad.Article, f func()) {
	defer func() {
		if p := recover(); p != nil {
			a.Text = ""
			addProblem(a, dyad.ProblemPanic, fmt.Sprintf("reading failed: %v; please report this input", p))
		}
	}()
	f()
}

// finish settles what every kind of article needs once its text is known.
func (rd *Reader) finish(a *dyad.Article) {
	if a.Text == "" {
		if len(a.Problems) == 0 {
			addProblem(a, dyad.ProblemNoText, "no article text was found")
		}
		return
	}
	judgeLanguage(a)
	if a.Truncated {
		addProblem(a, dyad.ProblemTruncated, "the text stops before the article does")
	}
	if a.Published == 0 && !hasProblem(a, dyad.ProblemBadDate) {
		addProblem(a, dyad.ProblemNoDate, "no day of publication is known; relative dates stay unknown")
	}
	if a.ID == "" {
		a.ID = dyad.Hash(a.Title, a.Text)
	}
}

func refusal(source string, p dyad.Problem) dyad.Article {
	return dyad.Article{Source: source, Problems: []dyad.Problem{p}}
}

func addProblem(a *dyad.Article, code, message string) {
	a.Problems = append(a.Problems, dyad.Problem{Code: code, Message: message, Where: a.Source})
}

func hasProblem(a *dyad.Article, code string) bool {
	for _, p := range a.Problems {
		if p.Code == code {
			return true
		}
	}
	return false
}

func tooLarge(limit int, where string) dyad.Problem {
	return dyad.Problem{Code: dyad.ProblemTooLarge, Message: fmt.Sprintf("larger than %d bytes; not read", limit), Where: where}
}

// problemOf tells what an error in unpacking an input means to its owner.
func problemOf(err error, where string) dyad.Problem {
	if errors.Is(err, errBomb) {
		return dyad.Problem{Code: dyad.ProblemTooLarge, Message: err.Error(), Where: where}
	}
	return dyad.Problem{Code: dyad.ProblemUnread, Message: "the packed data are damaged: " + err.Error(), Where: where}
}
