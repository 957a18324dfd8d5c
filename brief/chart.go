package brief

import (
	"cmp"
	"fmt"
	"time"
)

// A chart is a picture of the balance: a bar a month, cooperation up, conflict
// down, the material part at the middle line. Its units are months across and
// events up and down; the page stretches it, and writes the words itself, so
// that they stay readable at any width.
type chart struct {
	Width  int // months
	Up     int // most events of cooperation in a month
	Down   int // most events of conflict
	Bars   []bar
	Months []string // for the axis: first, middle and last
	Most   int      // of a month, either way
}

// Height is the whole of the chart in its units.
func (c *chart) Height() int { return c.Up + c.Down }

// A bar is a rectangle of the chart.
type bar struct {
	X, Y, H int
	Class   string
	Title   string
}

// newChart draws the rows that are months, nil when there are none. A single
// month needs no picture.
func newChart(rows []Row) *chart {
	var c chart
	first, last := 0, 0
	for _, r := range rows { // newest first
		if r.Month == "" {
			continue
		}
		if last == 0 {
			last = monthNumber(cmp.Or(r.Until, r.Month))
		}
		first = monthNumber(r.Month)
		c.Up, c.Down = max(c.Up, r.Events[0]+r.Events[1]), max(c.Down, r.Events[2]+r.Events[3])
	}
	if first == last {
		return nil
	}
	c.Width, c.Most = last-first+1, max(c.Up, c.Down)
	for _, r := range rows {
		if r.Month == "" || r.gap() {
			continue
		}
		x := monthNumber(r.Month) - first
		put := func(class, what string, n, y int) {
			if n > 0 {
				c.Bars = append(c.Bars, bar{x, y, n, class, fmt.Sprintf("%s: %d %s", r.Month, n, what)})
			}
		}
		put("mc", "material cooperation", r.Events[1], c.Up-r.Events[1])
		put("vc", "verbal cooperation", r.Events[0], c.Up-r.Events[1]-r.Events[0])
		put("mx", "material conflict", r.Events[3], c.Up)
		put("vx", "verbal conflict", r.Events[2], c.Up+r.Events[3])
	}
	c.Months = []string{monthName(first), monthName((first + last) / 2), monthName(last)}
	return &c
}

// monthNumber counts the months of YYYY-MM.
func monthNumber(s string) int {
	var y, m int
	fmt.Sscanf(s, "%d-%d", &y, &m) // rows are our own: they always can be read
	return 12*y + m - 1
}

func monthName(n int) string { return fmt.Sprintf("%04d-%02d", n/12, time.Month(n%12+1)) }
