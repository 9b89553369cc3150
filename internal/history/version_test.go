package history

import (
	"bytes"
	"errors"
	"testing"
)

// On a 32-bit telephone 4294967297 would become 1, and a format that nobody
// here knows would be read as one that everybody does.
func TestAVersionThatDoesNotFitIsNotTakenForAnother(t *testing.T) {
	_, revs, seal, err := Found(seeded(1), noon, Person{Name: "Grace", Role: RolePatient, Device: "tablet"})
	if err != nil {
		t.Fatal(err)
	}
	far := func(raw []byte) []byte {
		return bytes.Replace(raw, []byte(`"v":1,`), []byte(`"v":4294967297,`), 1)
	}
	if _, err := Decode(far(revs[0].Raw)); !errors.Is(err, ErrMalformed) {
		t.Errorf("a header: %v", err)
	}
	if _, err := DecodeSeal(far(seal.Bytes())); !errors.Is(err, ErrMalformed) {
		t.Errorf("a seal: %v", err)
	}
}
