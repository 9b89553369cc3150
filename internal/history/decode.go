package history

import "fmt"

var headerFields = []string{
	"v", "plan", "replica", "seq", "previous", "entry", "kind", "parents", "status",
	"author", "asserter", "recorded_at", "body_hash",
}

// Decode reads a header strictly. It refuses keys that are doubled, missing, or differ from a
// known one by case only; ids that are not in their one spelling; anything before or after the
// object. In version 1 it refuses unknown keys; in a newer version they are let pass, since the
// bytes are kept. The errors are ErrMalformed and ErrTooLong.
func Decode(raw []byte) (Header, error) {
	var h Header
	if len(raw) > MaxHeader {
		return h, fmt.Errorf("header: %w", ErrTooLong)
	}
	unknown, err := fields(raw, headerFields, h.readField)
	if err == nil {
		err = h.check()
	}
	if err == nil && unknown && !h.Newer() {
		err = fmt.Errorf("%w: a key that version %d does not have", ErrMalformed, h.V)
	}
	if err == nil && unknown {
		err = CheckObject(raw) // no variants of our keys among them, and nothing loose inside
	}
	if err != nil {
		return Header{}, fmt.Errorf("header: %w", err)
	}
	return h, nil
}

func (h *Header) readField(name string, v *value) (err error) {
	var s string
	switch name {
	case "v":
		h.V, err = v.version()
	case "plan":
		err = v.intoOrEmpty(h.Plan[:])
	case "replica":
		err = v.into(h.Replica[:])
	case "seq":
		h.Seq, err = v.number()
	case "previous":
		err = v.intoOrEmpty(h.Previous[:])
	case "entry":
		err = v.into(h.Entry[:])
	case "kind":
		h.Kind, err = v.word()
	case "parents":
		err = v.list(MaxParents, func(s string) error {
			p, err := ParseID(s)
			h.Parents = append(h.Parents, p)
			return err
		})
	case "status":
		s, err = v.word()
		h.Status = Status(s)
	case "author":
		err = v.into(h.Author[:])
	case "asserter":
		s, err = v.word()
		h.Asserter = Asserter(s)
	case "recorded_at":
		if s, err = v.word(); err == nil {
			h.RecordedAt, err = ParseHLC(s)
		}
	case "body_hash":
		err = v.intoAny(h.BodyHash[:])
	}
	return err
}
