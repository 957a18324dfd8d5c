package dates

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// The classes that code speaks of by name. The scanner makes those up to
// classCap from digits and letters; words.txt fills the rest, and may add
// classes that only rules speak of.
const (
	classInt = iota
	classDayNum
	classMonthNum
	classYY
	classYear
	classDecade
	classOrdNum
	classCap
	classNum // a number of several tokens: matched by numberAt, never a bit
	classMonth
	classMonthAbbr
	classWeekday
	classWeekdays
	classWeekdayAbbr
	classUnit
	classUnits
	classPeriod
	classSeason
	classSeasons
	classDaypart
	classDir
	classSmall
	classTens
	classScale
	classVague
	classOrd
	classDecadeWord
	classAmPm
	classHoliday
	classFuture
	classPast
	classPresent
	classDeed
	classRef
	classAdvSet
	builtinClasses
)

var builtinNames = [builtinClasses]string{"INT", "DAYNUM", "MONTHNUM", "YY", "YEAR", "DECADE", "ORDNUM", "CAP", "NUM",
	"MONTH", "MONTHABBR", "WEEKDAY", "WEEKDAYS", "WEEKDAYABBR", "UNIT", "UNITS", "PERIOD", "SEASON", "SEASONS",
	"DAYPART", "DIR", "SMALL", "TENS", "SCALE", "VAGUE", "ORD", "DECADEWORD", "AMPM", "HOLIDAY", "FUTURESIGN",
	"PASTSIGN", "PRESENTSIGN", "DEED", "REF", "ADVSET"}

func bit(class int) uint64 { return 1 << class }

// A lexicon holds the words that rules speak of and their classes.
type lexicon struct {
	ids         map[string]int32
	words       []wordEntry
	names       []string // class names, by number
	capitalOnly uint64   // classes whose words need a capital
	signs       [128]int32
	num         numbers
}

type wordEntry struct {
	classes uint64
	vals    []wordVal
}

type wordVal struct {
	class int
	n     int    // the value as a number, -1 when it is not one
	s     string // the value as written
}

// intern gives the number of a word or sign, new or known.
func (lx *lexicon) intern(w string) int32 {
	if id, ok := lx.ids[w]; ok {
		return id
	}
	id := int32(len(lx.words))
	lx.ids[w] = id
	lx.words = append(lx.words, wordEntry{})
	if len(w) == 1 && w[0] < 128 && !isLetter(w[0]) {
		lx.signs[w[0]] = id
	}
	return id
}

// class gives the number of a class by its name, or -1.
func (lx *lexicon) class(name string) int { return slices.Index(lx.names, name) }

// value gives what the word stands for in the class.
func (lx *lexicon) value(word int32, class int) (wordVal, bool) {
	if word < 0 {
		return wordVal{}, false
	}
	for _, v := range lx.words[word].vals {
		if v.class == class {
			return v, true
		}
	}
	return wordVal{}, false
}

func newLexicon() *lexicon {
	lx := &lexicon{ids: map[string]int32{}, names: slices.Clone(builtinNames[:])}
	for i := range lx.signs {
		lx.signs[i] = -1
	}
	return lx
}

// readWords reads words.txt: see the head of that file for its format.
func (lx *lexicon) readWords(fsys fs.FS, name string) error {
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return fmt.Errorf("read words: %w", err)
	}
	class := -1
	for n, line := range strings.Split(string(b), "\n") {
		where := path.Base(name) + ":" + strconv.Itoa(n+1)
		f := strings.Fields(line)
		switch {
		case len(f) == 0 || strings.HasPrefix(f[0], "#"):
		case f[0] == "class":
			if class, err = lx.addClass(f); err != nil {
				return fmt.Errorf("%s: %w", where, err)
			}
		case class < 0:
			return fmt.Errorf("%s: words before the first class", where)
		default:
			for _, w := range f {
				lx.addWord(class, w)
			}
		}
	}
	return nil
}

func (lx *lexicon) addClass(f []string) (int, error) {
	if len(f) < 2 || len(f) == 3 && f[2] != "capital" || len(f) > 3 {
		return 0, fmt.Errorf("read class: want class NAME [capital]")
	}
	c := lx.class(f[1])
	if c < 0 {
		c = len(lx.names)
		lx.names = append(lx.names, f[1])
	}
	if c >= 64 {
		return 0, fmt.Errorf("add class %s: there is room for 64", f[1])
	}
	if len(f) == 3 {
		lx.capitalOnly |= bit(c)
	}
	return c, nil
}

func (lx *lexicon) addWord(class int, w string) {
	w, val, has := strings.Cut(w, "=")
	id := lx.intern(w)
	e := &lx.words[id]
	e.classes |= bit(class)
	if has {
		n, err := strconv.Atoi(val)
		if err != nil {
			n = -1
		}
		e.vals = append(e.vals, wordVal{class: class, n: n, s: val})
	}
}
