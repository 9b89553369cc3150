package careplan_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
)

func TestAPhotoIsPartOfThePerson(t *testing.T) {
	bare := &careplan.Person{FullName: "Grace Okafor", Photo: []byte{}}
	body, err := careplan.Encode(bare)
	if err != nil || string(body) != `{"full_name":"Grace Okafor"}` {
		t.Errorf("without a photo: %s, %v", body, err)
	}
	body, err = careplan.Encode(&careplan.Person{FullName: "Grace Okafor", Photo: []byte{0xff, 0xd8, 0xff}})
	if want := `{"full_name":"Grace Okafor","photo":"/9j/"}`; err != nil || string(body) != want {
		t.Fatalf("got %s, %v, want %s", body, err, want)
	}
	c, err := careplan.Decode(careplan.KindPerson, body)
	if err != nil || !bytes.Equal(c.(*careplan.Person).Photo, []byte{0xff, 0xd8, 0xff}) {
		t.Errorf("read back: %v, %v", c, err)
	}
	if careplan.SameContent(c, bare) {
		t.Error("a person with a photo says the same as one without")
	}
	for _, no := range []string{`"/9j"`, `"not base64"`, `"/9\n\nj/"`, `[255]`, `1`} {
		if _, err := careplan.Decode(careplan.KindPerson, []byte(`{"full_name":"Grace","photo":`+no+`}`)); !errors.Is(err, careplan.ErrBody) {
			t.Errorf("%s was read: %v", no, err)
		}
	}
}

// The largest photo leaves room for an address of many pages.
func TestAPhotoLeavesRoomForWords(t *testing.T) {
	person := &careplan.Person{FullName: "Grace Okafor", Address: strings.Repeat("a", 20<<10), Photo: make([]byte, careplan.MaxPhoto)}
	if ps := careplan.ProblemsAt(person, time.Now()); len(ps) > 0 {
		t.Errorf("the largest photo: %v", ps)
	}
	person.Photo = append(person.Photo, 0)
	if ps := careplan.ProblemsAt(person, time.Now()); len(ps) != 1 || ps[0].Field != "photo" {
		t.Errorf("one byte more: %v", ps)
	}
}
