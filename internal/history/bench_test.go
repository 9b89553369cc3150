package history

import (
	"crypto/ed25519"
	"fmt"
	"testing"
)

// plan makes a plan of entries with revisions each, as one replica writes them.
func planOf(b *testing.B, entries, revisions int) (*Writer, []Revision, []Seal) {
	b.Helper()
	w, revs, seal, err := Found(seeded(1), noon, Person{Name: "Grace", Role: RolePatient, Device: "tablet"})
	if err != nil {
		b.Fatal(err)
	}
	seals := []Seal{seal}
	last := make([]ID, entries)
	ids := make([]EntryID, entries)
	for n := range revisions {
		for i := range entries {
			d := Draft{Kind: "medicine", Status: StatusActive, At: noon, Body: fmt.Appendf(nil, `{"name":"ramipril","strength":"5 mg","dose":"1 tablet","frequency":"once a day","note":"%d"}`, n)}
			if n == 0 {
				ids[i] = must(NewEntryID(seeded(uint64(i + 7))))
			} else {
				d.Parents = []ID{last[i]}
			}
			d.Entry = ids[i]
			r := must(w.Append(d))
			last[i] = r.ID
			revs = append(revs, r)
			if len(revs)%SealEvery == 0 {
				seals = append(seals, must(w.Seal()))
			}
		}
	}
	return w, revs, append(seals, must(w.Seal()))
}

// BenchmarkVerify10000 reads, hashes and proves a chain of 10,000 revisions with a seal each
// 200, beside the same with a signature for every revision, which is what seals save.
func BenchmarkVerify10000(b *testing.B) {
	w, revs, seals := planOf(b, 2000, 5)
	key := w.state.Key.Public().(ed25519.PublicKey)
	b.Run("chain and seals", func(b *testing.B) {
		for b.Loop() {
			s := NewSet(w.Plan())
			if rep := s.Add(revs, seals); len(rep.Refused) > 0 {
				b.Fatal(rep.Refused[0].Err)
			}
			if n := len(s.sealedBy(signer{[32]byte(key), w.Replica()}, append([]*Seal(nil), pointers(seals)...))); n != len(revs) {
				b.Fatalf("%d of %d proved", n, len(revs))
			}
		}
	})
	b.Run("hashes alone", func(b *testing.B) {
		for b.Loop() {
			for i := range revs {
				if hashBody(revs[i].Salt, revs[i].Body) != revs[i].Header.BodyHash {
					b.Fatal("body")
				}
			}
		}
	})
	b.Run("a signature each", func(b *testing.B) {
		signature := seals[0].Signature
		message := seals[0].message()
		for b.Loop() {
			for range revs {
				if !ed25519.Verify(key, message, signature) {
					b.Fatal("signature")
				}
			}
		}
	})
}

func pointers(seals []Seal) (p []*Seal) {
	for i := range seals {
		p = append(p, &seals[i])
	}
	return p
}

func BenchmarkView2000x5(b *testing.B) {
	w, revs, seals := planOf(b, 2000, 5)
	s := NewSet(w.Plan())
	s.Add(revs, seals)
	for b.Loop() {
		if v := s.View(policyOf); len(v.Apart) > 0 || len(v.Entries) != 2002 {
			b.Fatalf("%d entries, %d apart", len(v.Entries), len(v.Apart))
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	_, revs, _ := planOf(b, 2, 2)
	raw := revs[len(revs)-1].Raw
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Decode(raw); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAppendAndSeal(b *testing.B) {
	w, _, _, err := Found(seeded(1), noon, Person{Name: "Grace", Role: RolePatient, Device: "tablet"})
	if err != nil {
		b.Fatal(err)
	}
	d := Draft{Entry: EntryID{1}, Kind: "reading", Status: StatusActive, At: noon, Body: []byte(`{"value":"7.1"}`)}
	for b.Loop() {
		must(w.Append(d))
		must(w.Seal())
	}
}
