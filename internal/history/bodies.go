package history

import (
	"fmt"
	"slices"

	"github.com/go-json-experiment/json"
)

// name is the body of a KindName entry. It is the only place where a member's name stands, so
// that it can be erased while what the member wrote, and in which role, goes on verifying.
type name struct {
	Name   string `json:"name"`
	Device string `json:"device"`
}

func (n *name) bytes() ([]byte, error) { return json.Marshal(n) }

// DecodeName reads the body of a KindName entry strictly.
func DecodeName(body []byte) (who, device string, err error) {
	var n name
	unknown, err := fields(body, []string{"name", "device"}, func(field string, v *value) (err error) {
		if field == "name" {
			n.Name, err = v.text()
		} else {
			n.Device, err = v.text()
		}
		return err
	})
	if err == nil && unknown {
		err = fmt.Errorf("%w: a key that a name does not have", ErrMalformed)
	}
	if err != nil {
		return "", "", fmt.Errorf("name: %w", err)
	}
	return n.Name, n.Device, nil
}

// MaxListed is how many revisions one acceptance or erasure can name.
const MaxListed = 900

// listBytes is the body of an acceptance or an erasure: the revisions that it names.
func listBytes(ids []ID) []byte {
	b := []byte(`{"revisions":[`)
	for i, id := range ids {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(append(b, '"'), id.String()...), '"')
	}
	return append(b, `]}`...)
}

// DecodeList reads the body of a KindAcceptance or KindErasure entry strictly.
func DecodeList(body []byte) ([]ID, error) {
	var ids []ID
	unknown, err := fields(body, []string{"revisions"}, func(_ string, v *value) error {
		return v.list(MaxListed, func(s string) error {
			id, err := ParseID(s)
			ids = append(ids, id)
			return err
		})
	})
	sorted := slices.SortedFunc(slices.Values(ids), ID.Compare)
	switch {
	case err != nil:
	case unknown:
		err = fmt.Errorf("%w: a key that a list of revisions does not have", ErrMalformed)
	case len(ids) == 0:
		err = fmt.Errorf("%w: no revisions", ErrMalformed)
	case len(slices.Compact(sorted)) != len(ids):
		err = fmt.Errorf("%w: a revision named twice", ErrMalformed)
	}
	if err != nil {
		return nil, fmt.Errorf("list: %w", err)
	}
	return ids, nil
}
