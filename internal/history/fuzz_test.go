package history

import (
	"bytes"
	stdjson "encoding/json"
	"errors"
	"strings"
	"testing"
)

// ours says that an error is one that a caller can test for.
func ours(err error) bool { return errors.Is(err, ErrMalformed) || errors.Is(err, ErrTooLong) }

func FuzzDecode(f *testing.F) {
	v := readVectors(f)
	for _, r := range v.Revisions {
		f.Add([]byte(r.Header))
	}
	for _, n := range v.Negative {
		f.Add([]byte(n.Bytes))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		h, err := Decode(raw)
		if err != nil {
			if !ours(err) {
				t.Fatalf("%v", err)
			}
			return
		}
		// What is read is written to bytes that read the same; and in version 1 there is
		// nothing in the bytes that the header does not hold.
		again, err := Decode(h.Bytes())
		if err != nil || !bytes.Equal(again.Bytes(), h.Bytes()) {
			t.Fatalf("%v\n%s\n%s", err, raw, h.Bytes())
		}
		if err := CheckObject(raw); err != nil {
			t.Fatalf("a header that is no strict object: %v\n%s", err, raw)
		}
	})
}

func FuzzDecodeMemberBody(f *testing.F) {
	v := readVectors(f)
	for _, r := range v.Revisions {
		f.Add([]byte(r.Body))
	}
	for _, n := range v.Negative {
		f.Add([]byte(n.Bytes))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		if g, err := DecodeGrant(body); err == nil {
			if again, err := DecodeGrant(g.bytes()); err != nil || !bytes.Equal(again.bytes(), g.bytes()) {
				t.Fatalf("grant: %v\n%s", err, body)
			}
			g.entry(ID{1})
			g.verify(ID{1}, g.Key)
		} else if !ours(err) {
			t.Fatal(err)
		}
		if r, err := DecodeRevocation(body); err == nil {
			if again, err := DecodeRevocation(r.bytes()); err != nil || !bytes.Equal(again.bytes(), r.bytes()) {
				t.Fatalf("revocation: %v\n%s", err, body)
			}
		} else if !ours(err) {
			t.Fatal(err)
		}
		if who, device, err := DecodeName(body); err == nil {
			n := name{who, device}
			if again, _, err := DecodeName(must(n.bytes())); err != nil || again != who {
				t.Fatalf("name: %v\n%s", err, body)
			}
		} else if !ours(err) {
			t.Fatal(err)
		}
		if ids, err := DecodeList(body); err == nil {
			if again, err := DecodeList(listBytes(ids)); err != nil || len(again) != len(ids) {
				t.Fatalf("list: %v\n%s", err, body)
			}
		} else if !ours(err) {
			t.Fatal(err)
		}
	})
}

func FuzzDecodeSeal(f *testing.F) {
	v := readVectors(f)
	for _, s := range v.Seals {
		f.Add([]byte(s.Seal))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		s, err := DecodeSeal(raw)
		if err != nil {
			if !ours(err) {
				t.Fatal(err)
			}
			return
		}
		if again, err := DecodeSeal(s.Bytes()); err != nil || !bytes.Equal(again.Bytes(), s.Bytes()) {
			t.Fatalf("%v\n%s", err, raw)
		}
	})
}

// FuzzCheckObject looks for a body that is taken although Go's own, case-blind reading would
// lose one of its keys.
func FuzzCheckObject(f *testing.F) {
	for _, s := range []string{`{}`, `{"a":{"b":[{"c":1},{"c":2}]}}`, `{"a":1,"A":2}`, `{"ſ":1,"s":2}`, `{"a":1,"a":2}`, `{"a":"}"}`, `{"\u0061":1}`, `{"a":["x",{"y":null}],"b":{"y":true}}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		err := CheckObject(body)
		if err != nil {
			if !ours(err) {
				t.Fatal(err)
			}
			return
		}
		var v map[string]any
		if err := stdjson.Unmarshal(body, &v); err != nil {
			t.Fatalf("taken, and not JSON: %v", err)
		}
		distinct(t, v)
	})
}

func distinct(t *testing.T, v any) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			distinct(t, e)
		}
	case map[string]any:
		for a, e := range v {
			for b := range v {
				if a != b && strings.EqualFold(a, b) {
					t.Fatalf("%q and %q", a, b)
				}
			}
			distinct(t, e)
		}
	}
}
