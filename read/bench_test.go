package read

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func benchmark(b *testing.B, input string, unit string, n int) {
	rd := New(Options{})
	b.SetBytes(int64(len(input)))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range rd.Read(strings.NewReader(input), "in") {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.N*n)/b.Elapsed().Seconds(), unit+"/s")
}

func BenchmarkPage(b *testing.B) { benchmark(b, fullPage, "pages", 1) }

func BenchmarkText(b *testing.B) { benchmark(b, pasted, "texts", 1) }

func BenchmarkStories(b *testing.B) {
	story := `{"id":"a","published":"2020-01-05","title":"Border to reopen","text":"` + strings.Repeat(prose+`\n\n`, 8) + `"}` + "\n"
	benchmark(b, strings.Repeat(story, 1000), "stories", 1000)
}

// BenchmarkRealPages reads the pages of the folder that NEWS_PAGES names.
func BenchmarkRealPages(b *testing.B) {
	files, _ := filepath.Glob(filepath.Join(os.Getenv("NEWS_PAGES"), "*.html.gz"))
	if len(files) == 0 {
		b.Skip("NEWS_PAGES names no folder of pages")
	}
	var pages []string
	for _, f := range files {
		p, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, string(p))
	}
	rd := New(Options{})
	for b.Loop() {
		for _, p := range pages {
			for range rd.Read(strings.NewReader(p), "in") {
			}
		}
	}
	b.ReportMetric(float64(b.N*len(pages))/b.Elapsed().Seconds(), "pages/s")
}
