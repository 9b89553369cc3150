package history

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"pgregory.net/rapid"
)

func good() Draft {
	return Draft{Entry: EntryID{1}, Kind: "medicine", Status: StatusActive, Body: []byte(`{"name":"ramipril"}`), At: noon}
}

func TestADraftThatCannotBeWrittenLeavesTheChainAsItWas(t *testing.T) {
	w := newTestWorld(t, 1, RolePatient).devices[0].w
	tip := w.Tip()
	id := ID{7}
	many := make([]ID, MaxParents+1)
	for i := range many {
		many[i] = ID{1, byte(i), byte(i >> 8)}
	}
	for _, c := range []struct {
		name  string
		spoil func(*Draft)
		want  error
	}{
		{"no entry", func(d *Draft) { d.Entry = EntryID{} }, ErrDraft},
		{"no kind", func(d *Draft) { d.Kind = "" }, ErrDraft},
		{"a kind that is a sentence", func(d *Draft) { d.Kind = "Grace's medicine" }, ErrDraft},
		{"a kind of the history's own", func(d *Draft) { d.Kind = KindMember }, ErrReservedKind},
		{"no status", func(d *Draft) { d.Status = "" }, ErrDraft},
		{"an unknown status", func(d *Draft) { d.Status = "deleted" }, ErrDraft},
		{"an asserter's name", func(d *Draft) { d.Asserter = "Dr Hughes" }, ErrDraft},
		{"a parent twice", func(d *Draft) { d.Parents = []ID{id, id} }, ErrDraft},
		{"a parent that is none", func(d *Draft) { d.Parents = []ID{{}} }, ErrDraft},
		{"too many parents", func(d *Draft) { d.Parents = many }, ErrTooLong},
		{"no body", func(d *Draft) { d.Body = nil }, ErrMalformed},
		{"a body with a key twice", func(d *Draft) { d.Body = []byte(`{"dose":"1","dose":"2"}`) }, ErrMalformed},
		{"a body with keys that differ by case", func(d *Draft) { d.Body = []byte(`{"dose":"1","Dose":"2"}`) }, ErrMalformed},
		{"a body of 64 KiB and a byte", func(d *Draft) { d.Body = longBody(MaxBody + 1) }, ErrTooLong},
		{"a year that has no text form", func(d *Draft) { d.At = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) }, ErrDraft},
	} {
		d := good()
		c.spoil(&d)
		if _, err := w.Append(d); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
		if w.Tip() != tip {
			t.Errorf("%s: the chain has moved on", c.name)
		}
	}
	d := good()
	d.Body = longBody(MaxBody)
	d.Parents = many[:MaxParents]
	if r, err := w.Append(d); err != nil || len(r.Raw) > MaxHeader {
		t.Errorf("at the limits: %v, header of %d bytes", err, len(r.Raw))
	} else if again, err := Open(r.Raw, r.Salt, r.Body, Present); err != nil || again.ID != r.ID {
		t.Error(err)
	}
	w.random = iotest.ErrReader(errors.New("no randomness"))
	if _, err := w.Append(good()); err == nil {
		t.Error("written without a salt")
	}
}

func longBody(n int) []byte {
	const around = `{"x":""}`
	return fmt.Appendf(nil, `{"x":"%s"}`, strings.Repeat("x", n-len(around)))
}

func TestAWriterGoesOnWhereItStopped(t *testing.T) {
	w := newTestWorld(t, 2, RolePatient).devices[0].w
	before := w.Tip()
	a := must(w.Append(good()))
	w.Rewind(before) // the transaction did not commit
	b := must(w.Append(good()))
	if a.Header.Seq != b.Header.Seq || a.Header.Previous != b.Header.Previous || bytes.Equal(a.Salt, b.Salt) {
		t.Error("not the same place with a new salt")
	}
	again := must(Resume(seeded(9), w.State()))
	c := must(again.Append(good()))
	if c.Header.Previous != b.ID || c.Header.Seq != b.Header.Seq+1 || c.Header.RecordedAt.Compare(b.Header.RecordedAt) <= 0 {
		t.Errorf("%+v", c.Header)
	}
	s := w.State()
	w.Wipe()
	if _, err := w.Append(good()); !errors.Is(err, ErrWiped) {
		t.Error(err)
	}
	if _, err := w.Seal(); !errors.Is(err, ErrWiped) {
		t.Error(err)
	}
	if _, _, _, err := w.Readmit(noon, "x", "y"); !errors.Is(err, ErrWiped) {
		t.Error(err)
	}
	for name, spoil := range map[string]func(*State){
		"no key":           func(s *State) { s.Key = nil },
		"no plan":          func(s *State) { s.Plan = ID{} },
		"no replica":       func(s *State) { s.Replica = ReplicaID{} },
		"no author":        func(s *State) { s.Author = EntryID{} },
		"no role":          func(s *State) { s.Role = RoleNone },
		"a tip without id": func(s *State) { s.Tip.ID = ID{} },
	} {
		bad := s
		spoil(&bad)
		if _, err := Resume(seeded(1), bad); !errors.Is(err, ErrState) {
			t.Errorf("%s: %v", name, err)
		}
	}
	fresh := must(Resume(seeded(1), State{Plan: s.Plan, Replica: s.Replica, Author: s.Author, Role: s.Role, Key: s.Key}))
	if _, err := fresh.Seal(); !errors.Is(err, ErrNothingToSeal) {
		t.Error(err)
	}
}

// Whatever is written reads back as it was meant, and its bytes say nothing that is in the body.
func TestWhatIsWrittenReadsBack(t *testing.T) {
	w := newTestWorld(t, 3, RolePatient).devices[0].w
	rapid.Check(t, func(t *rapid.T) {
		d := Draft{
			Entry:    EntryID(rapid.SliceOfN(rapid.Byte(), 16, 16).Filter(func(b []byte) bool { return !isZero(b) }).Draw(t, "entry")),
			Kind:     rapid.StringMatching(`[a-z][a-z0-9-]{0,31}`).Filter(func(s string) bool { return !Reserved(s) }).Draw(t, "kind"),
			Status:   rapid.SampledFrom([]Status{StatusActive, StatusStopped, StatusInError}).Draw(t, "status"),
			Asserter: rapid.SampledFrom([]Asserter{AsserterSelf, AsserterPatient, AsserterCarer, AsserterClinician, AsserterLetter, AsserterImport}).Draw(t, "asserter"),
			Body:     fmt.Appendf(nil, `{"said_by":"QQ%dQQ"}`, rapid.Uint64().Draw(t, "said by")),
			At:       time.UnixMilli(rapid.Int64Range(0, 4e12).Draw(t, "at")),
		}
		for i := range rapid.IntRange(0, 4).Draw(t, "parents") {
			d.Parents = append(d.Parents, ID{byte(i + 1), rapid.Byte().Draw(t, "parent")})
		}
		r, err := w.Append(d)
		if err != nil {
			t.Fatal(err)
		}
		again, err := Open(r.Raw, r.Salt, r.Body, Present)
		if err != nil {
			t.Fatal(err)
		}
		h := again.Header
		if again.ID != r.ID || h.Entry != d.Entry || h.Kind != d.Kind || h.Status != d.Status || h.Asserter != d.Asserter ||
			!slices.Equal(h.Parents, d.Parents) || h.RecordedAt != r.Header.RecordedAt || h.Author != w.Author() || !bytes.Equal(h.Bytes(), r.Raw) {
			t.Fatalf("%+v\n%s", d, r.Raw)
		}
		if bytes.Contains(r.Raw, []byte("QQ")) {
			t.Fatal("the header quotes the body")
		}
	})
}

func TestIDsHaveOneSpelling(t *testing.T) {
	id := ID{0xab, 31: 1}
	text := must(id.MarshalText())
	var again ID
	if err := again.UnmarshalText(text); err != nil || again != id || id.String() != "ab"+strings.Repeat("0", 61)+"1" {
		t.Errorf("%s, %v", text, err)
	}
	if err := again.UnmarshalText(nil); err != nil || !again.IsZero() || again.String() != "" {
		t.Errorf("empty text: %v, %v", again, err)
	}
	for _, s := range []string{"", strings.Repeat("0", 64), strings.ToUpper(id.String()), id.String()[:62], id.String() + "00", "0x" + id.String()[2:], strings.Repeat("g", 64)} {
		if _, err := ParseID(s); !errors.Is(err, ErrMalformed) {
			t.Errorf("%q: %v", s, err)
		}
	}
}
