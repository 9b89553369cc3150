package record

import (
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/carebottle/carebottle/internal/careplan"
)

// carrying gives content with the fields that this version does not know of
// the revisions that it goes on from. Where those differ the first shown wins.
func carrying(c careplan.Content, seen []stored) careplan.Content {
	if len(seen) == 0 {
		return c
	}
	all := members(c)
	before := len(all)
	for i := range seen {
		if old, err := careplan.Decode(c.Kind(), seen[i].body); err == nil {
			for name, value := range members(old) {
				if _, there := all[name]; !there {
					all[name] = value
				}
			}
		}
	}
	if len(all) == before {
		return c
	}
	unknown, err := json.Marshal(all, json.Deterministic(true))
	if err != nil {
		return c // every value was read from JSON, so this does not happen
	}
	body, err := careplan.Encode(c)
	if err != nil {
		return c // encode says so to the caller
	}
	carried, err := careplan.Decode(c.Kind(), body) // a copy: the caller's stays as it is
	if err != nil {
		return c
	}
	carried.Shared().Unknown = unknown
	return carried
}

// members are the unknown fields of a content.
func members(c careplan.Content) map[string]jsontext.Value {
	all := map[string]jsontext.Value{}
	if u := c.Shared().Unknown; len(u) > 0 {
		if err := json.Unmarshal(u, &all); err != nil {
			return map[string]jsontext.Value{}
		}
	}
	return all
}
