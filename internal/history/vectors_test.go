package history

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"testing"

	"github.com/go-json-experiment/json"
)

// vectorFile is testdata/vectors.json. Another implementation that agrees with all of it reads
// and writes the same histories. Once published it is added to, never changed.
type vectorFile struct {
	About string       `json:"about"`
	Plan  string       `json:"plan"`
	Hands []handVector `json:"hands"`
	// Revisions in the order in which they were written.
	Revisions []revisionVector `json:"revisions"`
	Seals     []sealVector     `json:"seals"`
	Grants    []grantVector    `json:"grants"`
	View      viewVector       `json:"view"`
	Negative  []negativeVector `json:"negative"`
}

type handVector struct {
	Name      string `json:"name"`
	Replica   string `json:"replica"`
	Seed      string `json:"seed"` // RFC 8032's private key, hexadecimal
	Public    string `json:"public"`
	Role      Role   `json:"role"`
	Member    string `json:"member"`
	NameEntry string `json:"name_entry"`
}

type revisionVector struct {
	What     string `json:"what"`
	Hand     string `json:"hand"`
	Header   string `json:"header"`
	ID       string `json:"id"`
	Salt     string `json:"salt"`
	Body     string `json:"body"`
	BodyHash string `json:"body_hash"`
	State    string `json:"state"` // "present", or "erased": then salt and body are shown but not added
}

type sealVector struct {
	Hand    string `json:"hand"`
	Message string `json:"message"`
	Seal    string `json:"seal"`
}

type grantVector struct {
	Revision string `json:"revision"`
	By       string `json:"by"`
	Message  string `json:"message"`
}

type viewVector struct {
	Entries []entryVector  `json:"entries"`
	Members []memberVector `json:"members"`
	Apart   []apartVector  `json:"apart"`
	Hash    string         `json:"hash"`
}

type entryVector struct {
	Entry    string   `json:"entry"`
	Kind     string   `json:"kind"`
	Policy   Policy   `json:"policy"`
	Heads    []string `json:"heads"`
	Roles    []Role   `json:"roles"` // in which each head counts
	Conflict string   `json:"conflict"`
	Active   bool     `json:"active"`
}

type memberVector struct {
	Member  string `json:"member"`
	Name    string `json:"name"`
	Role    Role   `json:"role"`
	Founder bool   `json:"founder"`
	Revoked bool   `json:"revoked"`
}

type apartVector struct {
	ID     string `json:"id"`
	Reason string `json:"reason"`
}

type negativeVector struct {
	What   string `json:"what"`
	Read   string `json:"read"` // "header", "seal", "grant", "revocation", "name", "list", "object", "body"
	Bytes  string `json:"bytes"`
	Salt   string `json:"salt,omitzero"`   // for "body": the body is Bytes
	Header string `json:"header,omitzero"` // for "body"
	Expect string `json:"expect"`          // "ok", "malformed", "too long", "mismatch"
}

func readVectors(t testing.TB) vectorFile {
	t.Helper()
	raw, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var f vectorFile
	if err := json.Unmarshal(raw, &f, json.RejectUnknownMembers(true)); err != nil {
		t.Fatal(err)
	}
	return f
}

func unhex(t testing.TB, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestPublishedRevisionsAreWrittenToTheByte(t *testing.T) {
	f := readVectors(t)
	plan := must(ParseID(f.Plan))
	hands, keys := map[string]handVector{}, map[string]ed25519.PrivateKey{}
	for _, h := range f.Hands {
		hands[h.Name], keys[h.Name] = h, ed25519.NewKeyFromSeed(unhex(t, h.Seed))
		if got := hex.EncodeToString(keys[h.Name].Public().(ed25519.PublicKey)); got != h.Public {
			t.Errorf("%s: public key %s, want %s", h.Name, got, h.Public)
		}
		if got := NameEntry(must(ParseEntryID(h.Member))).String(); got != h.NameEntry {
			t.Errorf("%s: name entry %s, want %s", h.Name, got, h.NameEntry)
		}
	}
	tips := map[string]Tip{}
	for _, v := range f.Revisions {
		h, err := Decode([]byte(v.Header))
		if err != nil {
			t.Fatalf("%s: %v", v.What, err)
		}
		body := hashBody(unhex(t, v.Salt), []byte(v.Body))
		id := ID(sha256.Sum256([]byte(v.Header)))
		if id.String() != v.ID || hex.EncodeToString(body[:]) != v.BodyHash || h.BodyHash != body {
			t.Errorf("%s: id %v or body hash %x", v.What, id, body)
		}
		if h.Newer() { // not for this version to write
			tips[v.Hand] = Tip{h.Seq, id, h.RecordedAt}
			continue
		}
		w := &Writer{random: bytes.NewReader(unhex(t, v.Salt)), state: State{
			Plan: h.Plan, Replica: must(ParseReplicaID(hands[v.Hand].Replica)), Key: keys[v.Hand], Tip: tips[v.Hand],
		}}
		r, err := w.append(Draft{
			Entry: h.Entry, Kind: h.Kind, Parents: h.Parents, Status: h.Status, Author: h.Author,
			Asserter: h.Asserter, Body: []byte(v.Body), At: h.RecordedAt.Wall,
		})
		if err != nil || string(r.Raw) != v.Header || r.ID.String() != v.ID {
			t.Errorf("%s: %v, wrote\n%s\nwant\n%s", v.What, err, r.Raw, v.Header)
		}
		tips[v.Hand] = w.Tip()
	}
	for i, v := range f.Seals {
		s, err := DecodeSeal([]byte(v.Seal))
		if err != nil {
			t.Fatalf("seal %d: %v", i, err)
		}
		w := &Writer{state: State{Plan: plan, Replica: s.Replica, Key: keys[v.Hand], Tip: Tip{Seq: s.Seq, ID: s.ID}}}
		if again, err := w.Seal(); err != nil || string(again.Bytes()) != v.Seal {
			t.Errorf("seal %d: %v, made %s, want %s", i, err, again.Bytes(), v.Seal)
		}
		if got := hex.EncodeToString(s.message()); got != v.Message {
			t.Errorf("seal %d: signs %s, want %s", i, got, v.Message)
		}
	}
	bodies := map[string]string{}
	for _, v := range f.Revisions {
		bodies[v.ID] = v.Body
	}
	for _, v := range f.Grants {
		g, err := DecodeGrant([]byte(bodies[v.Revision]))
		if err != nil {
			t.Fatalf("grant %s: %v", v.Revision, err)
		}
		if got := hex.EncodeToString(g.message(plan)); got != v.Message {
			t.Errorf("grant %s: signs %s, want %s", v.Revision, got, v.Message)
		}
		if !g.verify(plan, keys[v.By].Public().(ed25519.PublicKey)) || string(g.bytes()) != bodies[v.Revision] {
			t.Errorf("grant %s does not verify, or is written otherwise", v.Revision)
		}
	}
}

func TestPublishedHistoryGivesThePublishedView(t *testing.T) {
	f := readVectors(t)
	s := NewSet(must(ParseID(f.Plan)))
	for _, v := range f.Revisions {
		r, err := Open([]byte(v.Header), unhex(t, v.Salt), []byte(v.Body), Present)
		if err != nil {
			t.Fatalf("%s: %v", v.What, err)
		}
		if v.State == "erased" {
			r = r.Without(Erased)
		}
		if rep := s.Add([]Revision{r}, nil); len(rep.Refused) > 0 {
			t.Fatalf("%s: %v", v.What, rep.Refused[0].Err)
		}
	}
	for _, v := range f.Seals {
		if rep := s.Add(nil, []Seal{must(DecodeSeal([]byte(v.Seal)))}); len(rep.Refused) > 0 {
			t.Fatal(rep.Refused[0].Err)
		}
	}
	got, want := must(json.Marshal(showView(s.View(policyOf)))), must(json.Marshal(f.View))
	if !bytes.Equal(got, want) {
		t.Errorf("view\n%s\nwant\n%s", got, want)
	}
}

func showView(v *View) (s viewVector) {
	for _, e := range v.Entries {
		ev := entryVector{Entry: e.ID.String(), Kind: e.Kind, Policy: e.Policy, Conflict: e.Conflict.String(), Active: e.Active()}
		for _, h := range e.Heads {
			ev.Heads, ev.Roles = append(ev.Heads, h.ID.String()), append(ev.Roles, v.Role(h.ID))
		}
		s.Entries = append(s.Entries, ev)
	}
	for _, m := range v.Members {
		s.Members = append(s.Members, memberVector{m.Entry.String(), m.Name, m.Role, m.Founder, m.Revoked})
	}
	for _, a := range v.Apart {
		s.Apart = append(s.Apart, apartVector{a.Revision.ID.String(), a.Reason.String()})
	}
	hash := v.Hash()
	s.Hash = hex.EncodeToString(hash[:])
	return s
}

func TestPublishedBadBytesAreRefused(t *testing.T) {
	seen := map[string]bool{}
	for _, v := range readVectors(t).Negative {
		var err error
		switch v.Read {
		case "header":
			_, err = Decode([]byte(v.Bytes))
		case "seal":
			_, err = DecodeSeal([]byte(v.Bytes))
		case "grant":
			_, err = DecodeGrant([]byte(v.Bytes))
		case "revocation":
			_, err = DecodeRevocation([]byte(v.Bytes))
		case "name":
			_, _, err = DecodeName([]byte(v.Bytes))
		case "list":
			_, err = DecodeList([]byte(v.Bytes))
		case "object":
			err = CheckObject([]byte(v.Bytes))
		case "body":
			_, err = Open([]byte(v.Header), unhex(t, v.Salt), []byte(v.Bytes), Present)
		default:
			t.Fatalf("%s: nothing reads %q", v.What, v.Read)
		}
		want, known := map[string]error{
			"ok": nil, "malformed": ErrMalformed, "too long": ErrTooLong, "mismatch": ErrBodyMismatch,
		}[v.Expect]
		if !known {
			t.Fatalf("%s: expects %q", v.What, v.Expect)
		}
		if !errors.Is(err, want) || (want == nil) != (err == nil) {
			t.Errorf("%s (%s): %v, want %s", v.What, v.Read, err, v.Expect)
		}
		seen[v.Expect] = true
	}
	if len(seen) != 4 {
		t.Errorf("the vectors expect only %v", seen)
	}
}
