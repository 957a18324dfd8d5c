// Package dyad holds the values that flow through the program: an article,
// its analysed sentences, the dates and actors found in them, and the events
// that say who did what to whom. Every stage takes some of these values and
// gives new ones; none is filled up as it travels:
//
//	bytes -read-> Article -parse-> []Sentence -+-dates--> []Date --+
//	                                           +-actors-> []Actor -+-events-> []Event, []Standing
//	                                           +-------------------+
//
// The package imports the standard library only and does no work of its own
// beyond small accessors. The stages live in the packages of the same names;
// package pipeline strings them together.
package dyad

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
)

// A Span is a half-open range of bytes, [From, To), of an article's clean
// text. In JSON it is the array [from,to].
type Span struct{ From, To int }

// Len returns the number of bytes in the span.
func (sp Span) Len() int { return sp.To - sp.From }

// Of returns the text of the span, or "" when it lies outside text.
func (sp Span) Of(text string) string {
	if sp.From < 0 || sp.To > len(text) || sp.From > sp.To {
		return ""
	}
	return text[sp.From:sp.To]
}

// Contains reports whether o lies wholly inside sp.
func (sp Span) Contains(o Span) bool { return sp.From <= o.From && o.To <= sp.To }

// Overlaps reports whether the two spans share a byte.
func (sp Span) Overlaps(o Span) bool { return sp.From < o.To && o.From < sp.To }

// MarshalJSON writes [from,to].
func (sp Span) MarshalJSON() ([]byte, error) { return json.Marshal([2]int{sp.From, sp.To}) }

// UnmarshalJSON reads [from,to].
func (sp *Span) UnmarshalJSON(b []byte) error {
	var a [2]int
	if err := json.Unmarshal(b, &a); err != nil {
		return fmt.Errorf("read span: %w", err)
	}
	sp.From, sp.To = a[0], a[1]
	return nil
}

// A Problem is something wrong with an input that was noticed and lived with:
// it is counted, listed and stored, and never stops the rest.
type Problem struct {
	// Code is one of a closed set of short names: see the Problem* constants.
	Code string `json:"code"`
	// Message says what is wrong and, where there is one, what to do.
	Message string `json:"message"`
	// Where names the input (file, line), for a reader to find it again.
	Where string `json:"where,omitempty"`
}

// The problem codes.
const (
	ProblemEmpty     = "empty"     // the input holds no bytes, or only white space
	ProblemBinary    = "binary"    // the input is not text
	ProblemTooLarge  = "too-large" // the input passes the size limit; its head was read, or nothing
	ProblemEncoding  = "encoding"  // broken bytes were replaced, or the charset was guessed
	ProblemNoText    = "no-text"   // a page without an article in it
	ProblemLanguage  = "language"  // not English: said, not coded
	ProblemNoDate    = "no-date"   // no day of publication: relative dates stay unknown
	ProblemBadDate   = "bad-date"  // a day of publication that cannot be read
	ProblemBadJSON   = "bad-json"  // a JSONL line that cannot be read
	ProblemTruncated = "truncated" // the page stops before the article does (paywall, lazy loading)
	ProblemUnread    = "unread"    // the input could not be opened or read to its end
	ProblemSameID    = "same-id"   // another text is kept under the same identifier; this one was not added
	ProblemBadEntry  = "bad-entry" // a line of a user's dictionary that was not understood
	ProblemPanic     = "internal"  // a fault of dyad itself on this input; please report
)

// An Article is one clean text with what its source said of itself.
// An article that could not be read has no Text and at least one Problem.
type Article struct {
	// ID is the identifier the source gave, else a hash of the content.
	ID string
	// Published is the day of publication as the source's own zone tells it.
	Published Day
	Title     string
	Authors   []string
	Outlet    string // name of the publisher, when known
	URL       string
	Language  string // ISO 639-1, "" when it could not be told
	// Text is valid UTF-8, paragraphs separated by one blank line.
	Text string
	// Truncated says that the text stops before the article does.
	Truncated bool
	// Source names the file (and line) that the article came from.
	Source   string
	Problems []Problem
}

// A Sentence is an analysed sentence of an article.
type Sentence struct {
	N      int // number in the article, from 0
	Span   Span
	Tokens []Token
	Names  []Name
	// Para is the number of the paragraph, from 0.
	Para int
}

// A Token is a syntactic word: a span of the article's text and its analysis.
type Token struct {
	Span  Span
	Lemma string
	UPOS  UPOS
	XPOS  XPOS
	Feats string // UD features, "" for none
	Head  int    // index of the head in the sentence, -1 for the root
	Rel   Rel
}

// A Name is a run of tokens that names something.
type Name struct {
	Kind     string // PER, ORG, LOC, NORP
	From, To int    // tokens [From, To)
}

// Form returns the words of token i.
func (s *Sentence) Form(text string, i int) string { return s.Tokens[i].Span.Of(text) }

// Root returns the index of the root token, -1 for an empty sentence.
func (s *Sentence) Root() int {
	for i := range s.Tokens {
		if s.Tokens[i].Head < 0 {
			return i
		}
	}
	return -1
}

// Below reports whether token i is token top or depends on it, directly or not.
func (s *Sentence) Below(i, top int) bool {
	for n := 0; i >= 0 && n <= len(s.Tokens); n++ {
		if i == top {
			return true
		}
		i = s.Tokens[i].Head
	}
	return false
}

// A Precision says how exactly a date is known.
type Precision string

// The precisions. PrecisionPublished marks an event that no words date: its
// date is the day of publication, and says so.
const (
	PrecisionUnknown   Precision = "unknown"
	PrecisionDay       Precision = "day"
	PrecisionWeek      Precision = "week"
	PrecisionMonth     Precision = "month"
	PrecisionQuarter   Precision = "quarter"
	PrecisionSeason    Precision = "season"
	PrecisionYear      Precision = "year"
	PrecisionDecade    Precision = "decade"
	PrecisionCentury   Precision = "century"
	PrecisionSpan      Precision = "span" // from one named day to another
	PrecisionPublished Precision = "published"
)

// A Date is a time expression of a text and the days it stands for.
type Date struct {
	Span     Span
	Sentence int // number of the sentence it stands in
	// From, To are the tokens [From, To) of the sentence that make it up.
	FirstToken, EndToken int
	Text                 string
	Type                 string // TIMEX3: DATE, TIME, DURATION, SET
	Value                string // TIMEX3 value: 2020-01-05, 2019-02, 2020-W01, P2W, PAST_REF; "" when unknown
	// First and Last are the first and last day meant, both unknown (zero)
	// when the words do not fix a day, or need a day of publication to do so.
	First, Last Day
	Precision   Precision
	Why         string // the rule that read it
}

// An Actor is a mention of a political actor, resolved for the day it acts.
type Actor struct {
	// Code is an ISO 3166-1 alpha-3 or international code, "" when the
	// country cannot be told.
	Code string `json:"code"`
	// Sector is a PLOVER sector code, "" for the country as such.
	Sector string `json:"sector"`
	// Text is the mention as written.
	Text string `json:"text"`
	// Entity is the canonical name of who is meant, "" when unknown.
	Entity string `json:"entity"`
	Span   Span   `json:"span"`
	// Why names the lexicon line or rule that decided.
	Why string `json:"why,omitempty"`

	Sentence int `json:"-"`
	// Head is the token of the sentence that heads the mention; the mention
	// covers tokens [FirstToken, EndToken).
	Head                 int `json:"-"`
	FirstToken, EndToken int `json:"-"`
	// Place marks a mention that can be read as a place (country, city), so
	// that "in Iraq" is not taken for an act upon Iraq.
	Place bool `json:"-"`
}

// ID joins code and sector as the field writes it: IRQLEG, USA, REB.
func (ac Actor) ID() string { return ac.Code + ac.Sector }

// A Modality says whether the deed happened.
type Modality string

// The modalities.
const (
	Actual       Modality = "actual"
	Planned      Modality = "planned"
	Conditional  Modality = "conditional"
	Hypothetical Modality = "hypothetical"
	Negated      Modality = "negated"
	Opinion      Modality = "opinion"
)

// An Event says who did what to whom: see DESIGN and events/scheme.txt.
type Event struct {
	ID        string    `json:"id"` // stable hash
	Type      string    `json:"event"`
	Modes     []string  `json:"modes"`
	Contexts  []string  `json:"contexts"`
	CAMEO     string    `json:"cameo"` // "" when none can be given
	Quad      int       `json:"quad"`  // 1 to 4
	Score     float64   `json:"score"` // PLOVER score, -10 to +10
	Symmetric bool      `json:"symmetric"`
	Source    []Actor   `json:"source"`
	Target    []Actor   `json:"target"`
	Date      string    `json:"date"` // YYYY-MM-DD, YYYY-MM, YYYY or ""
	Precision Precision `json:"precision"`
	Modality  Modality  `json:"modality"`
	Past      bool      `json:"past"`      // earlier than the story's own news
	Condition string    `json:"condition"` // the words of the condition, or ""
	SaidBy    string    `json:"said_by"`   // the speaker or outlet the report rests on, or ""
	Place     string    `json:"place"`
	// Confidence is the probability that type, source and target are right.
	Confidence float64 `json:"confidence"`
	Sentence   int     `json:"sentence"`
	Span       Span    `json:"span"` // the predicate
	Why        string  `json:"why"`  // the pattern or decision that made it

	// First and Last are the days that Date means, for sorting and search.
	First Day `json:"-"`
	Last  Day `json:"-"`
}

// A Standing is a fact of state that a text tells: troops present, an
// agreement in force, who has the authority to decide. It is not an event.
type Standing struct {
	ID   string `json:"id"`
	Kind string `json:"kind"` // troops, agreement, authority
	// Holder has the troops, is party to the agreement, or decides;
	// Counterpart is the host, the other party, or whom the decision binds.
	Holder      []Actor `json:"holder"`
	Counterpart []Actor `json:"counterpart"`
	Number      int     `json:"number,omitempty"` // of troops; 0 when not said
	// Basis is the words for the ground it stands on: an invitation, an
	// instrument ("an exchange of letters"), or "".
	Basis      string    `json:"basis"`
	Text       string    `json:"text"` // the words that state it
	Date       string    `json:"date"`
	Precision  Precision `json:"precision"`
	Modality   Modality  `json:"modality"`
	SaidBy     string    `json:"said_by"`
	Confidence float64   `json:"confidence"`
	Sentence   int       `json:"sentence"`
	Span       Span      `json:"span"`
	Why        string    `json:"why"`

	First Day `json:"-"`
	Last  Day `json:"-"`
}

// Coded is all that was found in one article.
type Coded struct {
	Article   Article
	Sentences []Sentence
	Events    []Event
	Standings []Standing
}

// Evidence is where a kept event or standing comes from: enough to show the
// sentence, mark the words in it, and lead back to the article.
type Evidence struct {
	Article   string `json:"article"` // Article.ID
	Title     string `json:"title"`
	URL       string `json:"url"`
	Outlet    string `json:"outlet"`
	Source    string `json:"file"` // Article.Source
	Published Day    `json:"published"`
	Sentence  int    `json:"sentence"`
	Text      string `json:"text"` // the sentence
	Span      Span   `json:"span"` // the sentence in the article's text
	// Also holds the other sentences of the article in which actors of the
	// event or standing are named: what a pronoun stood for, for instance.
	Also []Passage `json:"also,omitempty"`
}

// A Passage is a sentence quoted from an article.
type Passage struct {
	Sentence int    `json:"sentence"`
	Text     string `json:"text"`
	Span     Span   `json:"span"`
}

// A Kept event is an event as a store gives it back, with its evidence.
type Kept struct {
	Event
	Evidence Evidence `json:"evidence"`
}

// A KeptStanding is a standing as a store gives it back, with its evidence.
type KeptStanding struct {
	Standing
	Evidence Evidence `json:"evidence"`
}

// Hash gives the stable short identifier of some strings: the first 16
// hexadecimal digits of the SHA-256 of the parts, each ended by a zero byte.
func Hash(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

// Words folds runs of white space in s to single blanks, for display.
func Words(s string) string { return strings.Join(strings.Fields(s), " ") }
