package dyad_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers says what each package may import: from this module by its path,
// from outside by the module's path; the standard library is free. To change
// the architecture, change this table first. Tests may import more.
var layers = map[string][]string{
	".": {},

	// Stages: values in, values out. They import the root only, and each
	// outside technology has one owner among all packages.
	"read": {"dyad", "github.com/markusmobius/go-trafilatura", "github.com/markusmobius/go-htmldate",
		"github.com/abadojack/whatlanggo", "golang.org/x/net", "golang.org/x/text"},
	"parse":  {"dyad"},
	"dates":  {"dyad"},
	"actors": {"dyad", "golang.org/x/text"},
	"events": {"dyad"},
	"store":  {"dyad", "modernc.org/sqlite"},
	"relate": {"dyad"},

	// Wiring.
	"pipeline": {"dyad", "dyad/read", "dyad/parse", "dyad/dates", "dyad/actors", "dyad/events"},
	"brief":    {"dyad", "dyad/relate"},
	"eval": {"dyad", "dyad/read", "dyad/parse", "dyad/dates", "dyad/actors", "dyad/events", "dyad/pipeline",
		"dyad/relate"},

	// Doors.
	"cmd/dyad": {"dyad", "dyad/read", "dyad/parse", "dyad/dates", "dyad/actors", "dyad/events", "dyad/pipeline",
		"dyad/store", "dyad/relate", "dyad/brief", "dyad/eval", "github.com/alecthomas/kong",
		"github.com/schollz/progressbar/v3", "golang.org/x/term"},
}

func TestLayers(t *testing.T) {
	seen := map[string]bool{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		pkg := filepath.ToSlash(filepath.Dir(path))
		seen[pkg] = true
		allowed, ok := layers[pkg]
		if !ok {
			t.Errorf("package %s stands in no layer: add it to the table", pkg)
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, im := range f.Imports {
			p, _ := strconv.Unquote(im.Path.Value)
			if !mayImport(allowed, p) {
				t.Errorf("%s imports %s, which the table does not allow", path, p)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range layers {
		if !seen[pkg] {
			t.Errorf("the table names package %s, which does not exist", pkg)
		}
	}
}

func mayImport(allowed []string, p string) bool {
	first, _, _ := strings.Cut(p, "/")
	if first != "dyad" && !strings.Contains(first, ".") {
		return p != "C"
	}
	if first == "dyad" {
		return slices.Contains(allowed, p)
	}
	return slices.ContainsFunc(allowed, func(a string) bool { return p == a || strings.HasPrefix(p, a+"/") })
}
