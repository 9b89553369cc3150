package history

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

var writeVectors = flag.Bool("vectors", false, "write testdata/vectors.json where there is none")

// TestWriteVectors is how the vectors were made. They are frozen: it does not overwrite.
func TestWriteVectors(t *testing.T) {
	if !*writeVectors {
		t.Skip("with -vectors only")
	}
	s := story{t: t, w: newTestWorld(t, 2026, RolePatient), hands: map[string]*device{}}
	f := s.tell()
	raw := must(json.Marshal(&f, jsontext.WithIndent(" ")))
	file, err := os.OpenFile("testdata/vectors.json", os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.Write(append(raw, '\n')); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}

// story makes one history in which everything happens that the format has a word for.
type story struct {
	t     *testing.T
	w     *world
	f     vectorFile
	names []string
	hands map[string]*device
}

func (s *story) hand(name string, d *device) *device {
	s.names, s.hands[name] = append(s.names, name), d
	st := d.w.State()
	s.f.Hands = append(s.f.Hands, handVector{
		Name: name, Replica: st.Replica.String(), Seed: hex.EncodeToString(st.Key.Seed()),
		Public: hex.EncodeToString(st.Key.Public().(ed25519.PublicKey)), Role: st.Role,
		Member: st.Author.String(), NameEntry: NameEntry(st.Author).String(),
	})
	return d
}

// note adds what a hand wrote since to the vectors.
func (s *story) note(name string, d *device, revs []Revision, what ...string) {
	for i, r := range revs {
		s.f.Revisions = append(s.f.Revisions, revisionVector{
			What: what[i], Hand: name, Header: string(r.Raw), ID: r.ID.String(), Salt: hex.EncodeToString(r.Salt),
			Body: string(r.Body), BodyHash: hex.EncodeToString(r.Header.BodyHash[:]), State: "present",
		})
	}
	seal := must(d.w.Seal())
	s.f.Seals = append(s.f.Seals, sealVector{name, hex.EncodeToString(seal.message()), string(seal.Bytes())})
	s.w.keep(d, revs, seal)
	s.w.meetAll()
}

func (s *story) write(name, what string, e *Entry, kind string, status Status, asserter Asserter, body string) Revision {
	d := s.hands[name]
	draft := Draft{Kind: kind, Status: status, Asserter: asserter, Body: []byte(body), At: s.w.time(d)}
	if e == nil {
		draft.Entry = must(NewEntryID(s.w.random))
	} else {
		draft.Entry, draft.Parents = e.ID, e.Parents()
	}
	r := must(d.w.Append(draft))
	s.note(name, d, []Revision{r}, what)
	return r
}

func (s *story) admit(by, name string, p Person) {
	d, hand := s.hands[by], must(NewHand(s.w.random))
	revs := must(d.w.Admit(s.w.time(d), hand.Replica, hand.Public(), p))
	s.hand(name, s.w.add(must(Resume(s.w.random, State{
		Plan: s.w.plan, Replica: hand.Replica, Author: revs[0].Header.Entry, Role: p.Role, Key: hand.Key,
	}))))
	s.note(by, d, revs, name+" is admitted", name+"'s name")
	s.grant(by, revs[0])
}

func (s *story) grant(by string, r Revision) {
	g := must(DecodeGrant(r.Body))
	s.f.Grants = append(s.f.Grants, grantVector{r.ID.String(), by, hex.EncodeToString(g.message(s.w.plan))})
}

func (s *story) tell() vectorFile {
	w := s.w
	s.f.About = "Test vectors for version 1 of Carebottle's history format (see FORMAT.md). People are invented."
	s.f.Plan = w.plan.String()
	grace := s.hand("grace", w.devices[0])
	first, _ := grace.set.All()
	s.note("grace", grace, first, "the plan is founded", "the founder's name")
	s.admit("grace", "daniel", Person{"Daniel Okafor", RoleCarer, "Daniel's telephone"})
	s.admit("grace", "dhillon", Person{"Nurse Dhillon", RoleClinician, "clinic laptop"})
	daniel, dhillon := s.hands["daniel"], s.hands["dhillon"]

	// Two doses of one medicine, written without seeing each other, in the same millisecond.
	s.write("grace", "a medicine", nil, "medicine", StatusActive, AsserterLetter, `{"name":"ramipril","strength":"5 mg","said_by":"discharge letter"}`)
	w.now = w.now.Add(-2 * time.Minute) // a clock put back: the count orders what follows
	ramipril := grace.find(s.t, "medicine")
	s.write("grace", "its dose, changed here", ramipril, "medicine", StatusActive, AsserterSelf, `{"name":"ramipril","strength":"10 mg"}`)
	s.write("daniel", "its frequency, changed there", ramipril, "medicine", StatusActive, AsserterPatient, `{"name":"ramipril","strength":"5 mg","frequency":"twice a day"}`)

	// Entered in error against an edit that had not seen it.
	s.write("daniel", "an allergy", nil, "allergy", StatusActive, AsserterCarer, `{"substance":"trimethoprim"}`)
	allergy := daniel.find(s.t, "allergy")
	s.write("grace", "entered in error", allergy, "allergy", StatusInError, AsserterPatient, `{"substance":"trimethoprim","reason":"it was another tablet"}`)
	s.write("daniel", "an edit that had not seen it", allergy, "allergy", StatusActive, AsserterCarer, `{"substance":"trimethoprim","reaction":"rash"}`)

	// A clinician's decision stays beside what a carer wrote over it.
	s.write("dhillon", "an advance decision", nil, "decision", StatusActive, AsserterClinician, `{"form":"ReSPECT","original":"hall drawer"}`)
	s.write("daniel", "a carer writes over it", daniel.find(s.t, "decision"), "decision", StatusStopped, AsserterCarer, `{"form":"ReSPECT","original":"lost"}`)

	// Resolved: one revision over all heads. The name is outside ASCII on purpose.
	a, b := s.write("grace", "a goal", nil, "goal", StatusActive, AsserterSelf, `{"goal":"walk to church"}`), grace.find(s.t, "goal")
	s.write("grace", "one edit", b, "goal", StatusActive, AsserterSelf, `{"goal":"walk to church and back"}`)
	s.write("daniel", "another", b, "goal", StatusActive, AsserterPatient, `{"goal":"walk to church every Sunday"}`)
	s.write("grace", "both, looked at together", grace.find(s.t, "goal"), "goal", StatusActive, AsserterSelf, `{"goal":"walk to church and back every Sunday with Mrs Wiśniewska"}`)

	// Erased.
	r := must(grace.w.Erase(w.time(grace), a.ID))
	s.note("grace", grace, []Revision{r}, "the first goal's body is erased")
	for i := range s.f.Revisions {
		if s.f.Revisions[i].ID == a.ID.String() {
			s.f.Revisions[i].State = "erased"
		}
	}

	// A carer makes himself a clinician, and decides.
	cheat := w.selfMade(daniel, RoleClinician, 0)
	s.hand("self-made", cheat)
	revs, seals := cheat.set.All()
	for _, r := range revs {
		if r.Header.Author == cheat.w.Author() {
			s.note("self-made", cheat, []Revision{r}, "a carer grants himself a role")
		}
	}
	_ = seals
	s.write("self-made", "and decides", nil, "decision", StatusActive, AsserterClinician, `{"form":"DNACPR"}`)

	// Daniel is revoked; what he wrote that Grace had not seen is set apart; one of it accepted.
	line := grace.set.Line(daniel.w.Author())
	e := grace.set.View(policyOf).Entry(daniel.w.Author(), KindMember)
	x := s.write("daniel", "written beyond the line", nil, "contact", StatusActive, AsserterSelf, `{"name":"Mrs Ify Eze"}`)
	s.write("daniel", "written beyond the line, too", nil, "contact", StatusActive, AsserterSelf, `{"name":"Age UK Ealing"}`)
	s.note("grace", grace, []Revision{must(grace.w.Revoke(w.time(grace), daniel.w.Author(), line, e.Parents()))}, "daniel is revoked")
	s.note("dhillon", dhillon, []Revision{must(dhillon.w.Accept(w.time(dhillon), x.ID))}, "what he wrote is accepted, in part")

	// Grace's vault is restored: a new hand, admitted by the old key, on its own chain.
	pen, revs, _, err := grace.w.Readmit(w.time(grace), "Grace Okafor", "new tablet")
	if err != nil {
		s.t.Fatal(err)
	}
	again := s.hand("grace again", w.add(pen))
	s.note("grace again", again, revs, "grace's vault is restored", "the name there")
	s.grant("grace", revs[0])
	s.write("grace again", "a reading", nil, "reading", StatusActive, AsserterSelf, `{"measure":"glucose","value":"7.1"}`)

	// A later version writes a field that this one does not know.
	s.later("dhillon", dhillon)

	s.f.View = showView(again.set.View(policyOf))
	s.negative()
	return s.f
}

func (s *story) later(name string, d *device) {
	tip := d.w.Tip()
	salt := make([]byte, SaltSize)
	_, _ = s.w.random.Read(salt)
	body := []byte(`{"oxygen_target":{"from":88,"to":92}}`)
	h := Header{
		V: 2, Plan: s.w.plan, Replica: d.w.Replica(), Seq: tip.Seq + 1, Previous: tip.ID,
		Entry: must(NewEntryID(s.w.random)), Kind: "alert", Status: "proposed", Author: d.w.Author(),
		Asserter: AsserterClinician, RecordedAt: tip.Clock.Next(s.w.time(d)), BodyHash: hashBody(salt, body),
	}
	raw := append(h.Bytes()[:len(h.Bytes())-1], `,"witness":["two"]}`...)
	r := must(Open(raw, salt, body, Present))
	d.w.state.Tip = Tip{h.Seq, sha256.Sum256(raw), h.RecordedAt}
	s.note(name, d, []Revision{r}, "a later version's revision, with a key and a status unknown here")
}

func (s *story) negative() {
	good := s.f.Revisions[6]
	seal := s.f.Seals[0].Seal
	grant := s.f.Revisions[2].Body
	swap := func(in, old, new string) string {
		if !strings.Contains(in, old) {
			s.t.Fatalf("no %s in %s", old, in)
		}
		return strings.Replace(in, old, new, 1)
	}
	add := func(what, read, bytes, expect string) {
		s.f.Negative = append(s.f.Negative, negativeVector{What: what, Read: read, Bytes: bytes, Expect: expect})
	}
	header := func(what, old, new, expect string) { add(what, "header", swap(good.Header, old, new), expect) }
	add("as it is", "header", good.Header, "ok")
	header("a key twice", `{"v":1`, `{"v":1,"v":1`, "malformed")
	header("a key that differs by case only, beside it", `"status"`, `"Status":"stopped","status"`, "malformed")
	header("a key that differs by case only, instead of it", `"status"`, `"Status"`, "malformed")
	header("a key that differs by a letter that folds to ASCII (Kelvin sign)", `"kind"`, "\"\u212Aind\"", "malformed")
	header("a key spelled with an escape", `"kind"`, `"\u006bind"`, "malformed")
	header("an unknown key in version 1", `{"v":1`, `{"note":"x","v":1`, "malformed")
	header("an unknown key in a later version", `{"v":1`, `{"note":"x","v":2`, "ok")
	header("a key of version 1 in another case, in a later version", `{"v":1`, `{"Status":"stopped","v":2`, "malformed")
	header("an unknown key in a later version, with keys inside that differ by case only", `{"v":1`, `{"note":{"a":1,"A":2},"v":2`, "malformed")
	header("two unknown keys that differ by case only", `{"v":1`, `{"note":1,"Note":2,"v":2`, "malformed")
	header("a key missing", `"asserter":"letter",`, ``, "malformed")
	header("v 0", `{"v":1`, `{"v":0`, "malformed")
	header("v as text", `{"v":1`, `{"v":"1"`, "malformed")
	header("v with a point", `{"v":1`, `{"v":1.0`, "malformed")
	header("seq 0", `"seq":7`, `"seq":0`, "malformed")
	header("seq beyond 2^53-1", `"seq":7`, `"seq":9007199254740992`, "malformed")
	header("seq with an exponent", `"seq":7`, `"seq":7e0`, "malformed")
	header("seq 1 with a previous", `"seq":7`, `"seq":1`, "malformed")
	header("a parent twice", `"parents":[]`, fmt.Sprintf(`"parents":[%q,%[1]q]`, s.f.Plan), "malformed")
	header("an empty parent", `"parents":[]`, `"parents":[""]`, "malformed")
	header("a replica of zeros", `"replica":"`+s.f.Hands[0].Replica, `"replica":"`+strings.Repeat("0", 32), "malformed")
	header("an id in capitals", s.f.Plan, strings.ToUpper(s.f.Plan), "malformed")
	header("an id a digit short", s.f.Plan, s.f.Plan[1:], "malformed")
	header("no plan, and not a plan's first", s.f.Plan, "", "malformed")
	header("a kind with a space", `"medicine"`, `"a medicine"`, "malformed")
	header("a kind of 33 letters", `"medicine"`, `"`+strings.Repeat("m", 33)+`"`, "malformed")
	header("a status unknown in version 1", `"active"`, `"deleted"`, "malformed")
	header("an asserter that is a name", `"letter"`, `"dr-hughes"`, "malformed")
	header("a clock without milliseconds", `.000Z`, `Z`, "malformed")
	header("a clock in another zone", `.000Z`, `.000+00:00`, "malformed")
	header("a clock on a day that does not exist", `2026-11-21`, `2026-02-30`, "malformed")
	header("a count with a leading zero", `Z/0`, `Z/00`, "malformed")
	add("something after the end", "header", good.Header+" ", "malformed")
	add("something before the beginning", "header", "\ufeff"+good.Header, "malformed")
	add("a second object", "header", good.Header+`{}`, "malformed")
	add("cut short", "header", good.Header[:len(good.Header)-1], "malformed")
	add("not UTF-8", "header", swap(good.Header, `"medicine"`, `"\ud800"`), "malformed")
	add("longer than 16 KiB", "header", swap(good.Header, `{"v":1`, `{"note":"`+strings.Repeat("x", MaxHeader)+`","v":2`), "too long")
	add("null", "header", `null`, "malformed")
	add("as it is", "seal", seal, "ok")
	add("a key twice", "seal", swap(seal, `{"v":1`, `{"v":1,"v":1`), "malformed")
	add("another version", "seal", swap(seal, `{"v":1`, `{"v":2`), "malformed")
	add("no plan", "seal", swap(seal, s.f.Plan, ""), "malformed")
	add("a short signature", "seal", swap(seal, `"}`, `0"}`), "malformed")
	add("as it is", "grant", grant, "ok")
	add("an unknown role", "grant", swap(grant, `"carer"`, `"doctor"`), "malformed")
	add("an unknown key", "grant", swap(grant, `{`, `{"name":"x",`), "malformed")
	add("a role in another case beside it", "grant", swap(grant, `{`, `{"Role":"clinician",`), "malformed")
	add("granted by nobody, and signed", "grant", swap(grant, s.f.Hands[0].Member, ""), "malformed")
	add("continues as text", "grant", swap(grant, `false`, `"false"`), "malformed")
	add("nothing kept", "revocation", `{"until_seq":0,"until":"","kept":[]}`, "ok")
	add("a line without its revision", "revocation", `{"until_seq":3,"until":"","kept":[]}`, "malformed")
	add("a negative line", "revocation", `{"until_seq":-1,"until":"","kept":[]}`, "malformed")
	add("a name", "name", `{"name":"Halina Wi\u015bniewska","device":""}`, "ok")
	add("a name and more", "name", `{"name":"Halina","device":"","role":"clinician"}`, "malformed")
	add("a list", "list", `{"revisions":["`+s.f.Plan+`"]}`, "ok")
	add("an empty list", "list", `{"revisions":[]}`, "malformed")
	add("a list that names one twice", "list", `{"revisions":["`+s.f.Plan+`","`+s.f.Plan+`"]}`, "malformed")
	add("nested keys that differ by case only", "object", `{"a":[{"Dose":1,"dose":2}]}`, "malformed")
	add("the same key at two depths", "object", `{"dose":{"dose":1}}`, "ok")
	add("an array", "object", `[]`, "malformed")
	body := func(what, salt, bytes, expect string) {
		s.f.Negative = append(s.f.Negative, negativeVector{What: what, Read: "body", Bytes: bytes, Salt: salt, Header: good.Header, Expect: expect})
	}
	body("as it is", good.Salt, good.Body, "ok")
	body("another body", good.Salt, swap(good.Body, "5 mg", "50 mg"), "mismatch")
	body("another salt", strings.Repeat("00", SaltSize), good.Body, "mismatch")
	body("the salt's last byte moved into the body", good.Salt[:30], "\x00"+good.Body, "mismatch")
}
