package history

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/go-json-experiment/json/jsontext"
)

// CheckObject says whether body is one strict JSON object: UTF-8, nothing before or after it,
// and no two keys of an object that are equal or differ by case only, at any depth.
func CheckObject(body []byte) error {
	if err := checkBraces(body); err != nil {
		return err
	}
	dec := jsontext.NewDecoder(bytes.NewBuffer(body))
	var keys []map[string]bool // folded names of the objects we are inside; nil for an array
	for first := true; ; first = false {
		atName := false
		if kind, n := dec.StackIndex(dec.StackDepth()); kind == '{' && n%2 == 0 {
			atName = true
		}
		tok, err := dec.ReadToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return malformed(err)
		}
		if len(keys) == 0 && !first {
			return fmt.Errorf("%w: something after the end", ErrMalformed)
		}
		switch k := tok.Kind(); {
		case k == '{':
			keys = append(keys, map[string]bool{})
		case k == '[':
			keys = append(keys, nil)
		case k == '}' || k == ']':
			keys = keys[:len(keys)-1]
		case atName:
			folded := fold(tok.String())
			if keys[len(keys)-1][folded] {
				return fmt.Errorf("%w: two keys that differ by case only", ErrMalformed)
			}
			keys[len(keys)-1][folded] = true
		}
	}
}

// fields reads one JSON object whose values are strings, whole numbers, truths and lists of
// strings, calling field with each known name; all of them must be there. It says whether there
// were other names, so that a caller can refuse them or let a newer version have them.
func fields(raw []byte, known []string, field func(name string, v *value) error) (unknown bool, err error) {
	if err := checkBraces(raw); err != nil {
		return false, err
	}
	dec := jsontext.NewDecoder(bytes.NewBuffer(raw))
	if _, err := dec.ReadToken(); err != nil {
		return false, malformed(err)
	}
	var seen uint64 // a bit for each known name
	val := &value{dec}
	for dec.PeekKind() != '}' {
		quoted, err := dec.ReadValue()
		if err != nil {
			return false, malformed(err)
		}
		at := indexOf(known, quoted[1:max(1, len(quoted)-1)])
		if at < 0 {
			unknown = true
			if err := dec.SkipValue(); err != nil {
				return false, malformed(err)
			}
			continue
		}
		seen |= 1 << at
		if err := field(known[at], val); err != nil {
			return false, fmt.Errorf("%s: %w", known[at], malformed(err))
		}
	}
	if _, err := dec.ReadToken(); err != nil {
		return false, malformed(err)
	}
	if _, err := dec.ReadToken(); !errors.Is(err, io.EOF) {
		return false, fmt.Errorf("%w: something after the end", ErrMalformed)
	}
	for i, name := range known {
		if seen&(1<<i) == 0 {
			return false, fmt.Errorf("%w: %s is missing", ErrMalformed, name)
		}
	}
	return unknown, nil
}

// value reads the value of one field.
type value struct{ dec *jsontext.Decoder }

func (v *value) text() (string, error) {
	tok, err := v.dec.ReadToken()
	if err != nil {
		return "", err
	}
	if tok.Kind() != '"' {
		return "", fmt.Errorf("%w: not text", ErrMalformed)
	}
	return tok.String(), nil
}

// plain reads text in its one spelling, without escapes: ids, words and clock readings. The
// bytes are valid until the next read.
func (v *value) plain() ([]byte, error) {
	quoted, err := v.dec.ReadValue()
	if err != nil {
		return nil, err
	}
	if quoted.Kind() != '"' || bytes.IndexByte(quoted, '\\') >= 0 {
		return nil, fmt.Errorf("%w: not plain text", ErrMalformed)
	}
	return quoted[1 : len(quoted)-1], nil
}

func (v *value) word() (string, error) {
	b, err := v.plain()
	return string(b), err
}

// number reads a whole number from 0 in its one spelling: no sign, point or exponent.
func (v *value) number() (uint64, error) {
	tok, err := v.dec.ReadToken()
	if err != nil {
		return 0, err
	}
	if tok.Kind() != '0' {
		return 0, fmt.Errorf("%w: not a number", ErrMalformed)
	}
	n, err := strconv.ParseUint(tok.String(), 10, 64)
	if err != nil || n > MaxSeq {
		return 0, fmt.Errorf("%w: not a whole number of a size that fits", ErrMalformed)
	}
	return n, nil
}

// version reads the number of a format. Those that will ever be are small.
func (v *value) version() (int, error) {
	n, err := v.number()
	if n > 1<<30 {
		return 0, fmt.Errorf("%w: v", ErrMalformed)
	}
	return int(n), err
}

func (v *value) truth() (bool, error) {
	tok, err := v.dec.ReadToken()
	if err != nil {
		return false, err
	}
	if k := tok.Kind(); k != 't' && k != 'f' {
		return false, fmt.Errorf("%w: neither true nor false", ErrMalformed)
	}
	return tok.Bool(), nil
}

// list reads a list of strings, at most max of them.
func (v *value) list(max int, each func(string) error) error {
	tok, err := v.dec.ReadToken()
	if err != nil {
		return err
	}
	if tok.Kind() != '[' {
		return fmt.Errorf("%w: not a list", ErrMalformed)
	}
	for n := 0; v.dec.PeekKind() != ']'; n++ {
		if n == max {
			return fmt.Errorf("%w: more than %d in a list", ErrTooLong, max)
		}
		s, err := v.plain()
		if err != nil {
			return err
		}
		if err := each(string(s)); err != nil {
			return err
		}
	}
	_, err = v.dec.ReadToken()
	return err
}

func (v *value) into(dst []byte) error        { return v.hex(dst, parseHex[[]byte]) }
func (v *value) intoOrEmpty(dst []byte) error { return v.hex(dst, parseHexOrEmpty[[]byte]) }
func (v *value) intoAny(dst []byte) error     { return v.hex(dst, parseHexAny[[]byte]) }

func (v *value) hex(dst []byte, parse func(dst, s []byte) error) error {
	s, err := v.plain()
	if err != nil {
		return err
	}
	return parse(dst, s)
}

// checkBraces refuses white space and anything else around the object: bytes that could be
// added without changing what is said.
func checkBraces(raw []byte) error {
	if len(raw) < 2 || raw[0] != '{' || raw[len(raw)-1] != '}' {
		return fmt.Errorf("%w: not a JSON object by itself", ErrMalformed)
	}
	return nil
}

// fold maps names that differ by case only to one name, as strings.EqualFold sees them: the
// Kelvin sign is a k, the long s an s.
func fold(name string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		return least
	}, name)
}

func indexOf(names []string, name []byte) int {
	for i, n := range names {
		if n == string(name) {
			return i
		}
	}
	return -1
}

// malformed gives an error of the JSON reader as one of ours. The reader's own text can quote
// the input, so it is not passed on.
func malformed(err error) error {
	if errors.Is(err, ErrMalformed) || errors.Is(err, ErrTooLong) {
		return err
	}
	return fmt.Errorf("%w: not strict JSON", ErrMalformed)
}
