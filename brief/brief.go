package brief

import (
	"cmp"

	"dyad"
)

// A Party is an actor with its name for display.
type Party struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

func (p Party) String() string { return cmp.Or(p.Name, p.Code) }

// A Question asks for a brief.
type Question struct {
	A, B Party
	// AsOf is the day on which the brief is to be read: what was published
	// later, or on a day unknown, is not used. Zero uses everything.
	AsOf dyad.Day
	// Names gives the names of countries and international codes.
	Names map[string]string
	// Lines is the most lines of a section; 0 means 40.
	Lines int
}

// Facts are what a store keeps of the dyad, and of how much else.
type Facts struct {
	Events    []dyad.Kept
	Standings []dyad.KeptStanding
	Store     Holdings
}

// Holdings are the contents of the whole store, up to the as-of day.
type Holdings struct {
	Articles int      `json:"articles"`
	Sources  int      `json:"sources"`
	Events   int      `json:"events"`
	First    dyad.Day `json:"first"`
	Last     dyad.Day `json:"last"`
	// Dyads are the pairs with most events.
	Dyads []Pair `json:"dyads"`
}

// A Pair is a dyad of the store and the number of its events.
type Pair struct {
	A      Party `json:"a"`
	B      Party `json:"b"`
	Events int   `json:"events"`
}

// A Brief is the answer. See the package documentation for its JSON.
type Brief struct {
	Title    string      `json:"title"`
	A        Party       `json:"a"`
	B        Party       `json:"b"`
	AsOf     dyad.Day    `json:"as_of"`
	Coverage Coverage    `json:"coverage"`
	Store    Holdings    `json:"store"`
	Sections []Section   `json:"sections"`
	Balance  []Row       `json:"balance"`
	Evidence []Reference `json:"evidence"`
	Notes    []string    `json:"notes"`
}

// Coverage says what a brief rests on.
type Coverage struct {
	Articles int      `json:"articles"`
	Sources  int      `json:"sources"`
	First    dyad.Day `json:"first"` // of publication
	Last     dyad.Day `json:"last"`
	Reports  int      `json:"reports"`
	Events   int      `json:"events"` // reports of one deed joined
}

// The keys of the sections.
const (
	Happened = "happened"
	Pending  = "pending"
	Standing = "standing"
	Claims   = "claims"
	Denied   = "denied"
)

// A Section is a part of the brief.
type Section struct {
	Key    string  `json:"key"`
	Title  string  `json:"title"`
	Groups []Group `json:"groups"`
	// More is how many earlier lines are left out.
	More int `json:"more"`
}

// A Group is some lines of a section under a label, which can be "".
type Group struct {
	Label string `json:"label"`
	Lines []Line `json:"lines"`
}

// A Line tells one deed or fact of state. When and Text are for reading, the
// other fields are what they are made of.
type Line struct {
	When    string   `json:"when"`
	Text    string   `json:"text"`
	Quote   string   `json:"quote"` // the sentence of the best report, shortened
	Refs    []int    `json:"refs"`
	Reports int      `json:"reports"`
	IDs     []string `json:"ids"` // of the events or standings

	Type       string         `json:"type,omitempty"`
	Kind       string         `json:"kind,omitempty"`
	Modes      []string       `json:"modes,omitempty"`
	Modality   dyad.Modality  `json:"modality"`
	Date       string         `json:"date"`
	Precision  dyad.Precision `json:"precision"`
	Source     []Named        `json:"source"`
	Target     []Named        `json:"target"`
	Condition  string         `json:"condition,omitempty"`
	Number     int            `json:"number,omitempty"`
	Basis      string         `json:"basis,omitempty"`
	SaidBy     []string       `json:"said_by"`
	Confidence float64        `json:"confidence"`
}

// A Named actor stands in a line.
type Named struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// A Row of the balance is a month, a run of months without events, or what has
// no month.
type Row struct {
	Month         string   `json:"month"` // YYYY-MM
	Until         string   `json:"until,omitempty"`
	Label         string   `json:"label,omitempty"`
	Events        [4]int   `json:"events"`
	Reports       [4]int   `json:"reports"`
	Articles      [4]int   `json:"articles"`
	AllArticles   int      `json:"all_articles"`
	Balance       *float64 `json:"balance"`
	MeanScore     *float64 `json:"mean_score"`
	ByPublication int      `json:"by_publication"`
	IDs           []string `json:"ids"`
}

// A Reference is a sentence that lines rest on.
type Reference struct {
	N         int            `json:"n"`
	Article   string         `json:"article"`
	Title     string         `json:"title"`
	URL       string         `json:"url"`
	Outlet    string         `json:"outlet"`
	File      string         `json:"file"`
	Published dyad.Day       `json:"published"`
	Sentence  int            `json:"sentence"`
	Span      dyad.Span      `json:"span"`
	Text      string         `json:"text"`
	Marks     []Mark         `json:"marks"`
	Also      []dyad.Passage `json:"also,omitempty"`
}

// A Mark shows a stretch of a reference's text to be the source, the target or
// the predicate of what is told. Marks are in order and do not overlap.
type Mark struct {
	Kind string    `json:"kind"`
	Span dyad.Span `json:"span"`
}
