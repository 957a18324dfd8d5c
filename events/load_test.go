package events

import "testing"

func TestEmbeddedLoads(t *testing.T) {
	c, err := Load(Embedded(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d types, %d patterns, %d test lines", len(c.Scheme().Types), c.Patterns(), len(c.Tests()))
	if len(c.Scheme().Types) != 16 {
		t.Errorf("%d types, want the 16 of PLOVER", len(c.Scheme().Types))
	}
}
