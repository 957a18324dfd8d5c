package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dyad": func() { os.Exit(Main()) }})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata", Setup: func(env *testscript.Env) error {
		env.Setenv("XDG_DATA_HOME", filepath.Join(env.WorkDir, "data"))
		return nil
	}})
}

// codeExamples runs dyad code over the example collection.
func codeExamples(t *testing.T) string {
	files, errs := expand([]string{"../../examples/us-iraq"})
	if len(errs) > 0 || len(files) < 80 {
		t.Fatal(len(files), errs)
	}
	var out, log bytes.Buffer
	if code := runCLI(run{context.Background(), strings.NewReader(""), &out, &log}, append([]string{"code", "--json", "--text"}, files...)); code != 0 {
		t.Fatalf("exit code %d: %s", code, &log)
	}
	return out.String()
}

// TestSchema checks the JSON of the whole example collection against the
// published schema, and that it is the same bytes on any number of threads.
func TestSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../../docs/code.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	out := codeExamples(t)
	events := 0
	for _, line := range strings.Split(strings.TrimSpace(out), "\n") {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("%.80s: %v", line, err)
		}
		events += len(v.(map[string]any)["events"].([]any))
	}
	if events < 300 {
		t.Errorf("%d events in the collection", events)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if codeExamples(t) != out {
		t.Error("one thread gives other bytes than many")
	}
}
