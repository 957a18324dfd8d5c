package read

import (
	"os"
	"testing"
)

// TestMeasure prints the scores on the pages in the folder that NEWS_PAGES
// names.
func TestMeasure(t *testing.T) {
	dir := os.Getenv("NEWS_PAGES")
	if dir == "" {
		t.Skip("NEWS_PAGES names no folder of pages with a gold.json")
	}
	all, even, odd, err := ScorePages(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("all  %+v", all)
	t.Logf("even %+v", even)
	t.Logf("odd  %+v", odd)
}
