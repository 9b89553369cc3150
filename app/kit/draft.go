package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"github.com/go-json-experiment/json"
)

// Drafts keeps what was typed and not saved yet, inside the vault.
type Drafts interface {
	Load(key string) ([]byte, bool)
	Keep(key string, data []byte)
	Drop(key string)
	// After does something after a while, on the main goroutine.
	After(d time.Duration, do func())
}

// Draft is the unsaved text of one page: the typed texts of each field.
type Draft struct {
	drafts Drafts
	key    string
	typed  func() map[string][]string

	loaded  map[string][]string
	pending bool // typed since it was last kept
	changes int
}

// draftBody is a draft as it is kept.
type draftBody struct {
	Fields map[string][]string `json:"fields"`
}

// NewDraft finds what was typed under key. typed gives the texts of now; it is
// asked when they are to be kept. An empty key, or no drafts, keeps none.
func NewDraft(d Drafts, key string, typed func() map[string][]string) *Draft {
	dr := &Draft{drafts: d, key: key, typed: typed}
	if !dr.keeps() {
		return dr
	}
	data, ok := d.Load(key)
	if !ok {
		return dr
	}
	var body draftBody
	if err := json.Unmarshal(data, &body); err != nil {
		// Written by another version: the entry itself is safe, and the next
		// key replaces the draft.
		return dr
	}
	dr.loaded = body.Fields
	return dr
}

func (d *Draft) keeps() bool { return d.drafts != nil && d.key != "" }

// Of gives the texts that were typed into a field.
func (d *Draft) Of(field string) ([]string, bool) {
	texts, ok := d.loaded[field]
	return texts, ok
}

// Changed keeps the draft once typing has paused.
func (d *Draft) Changed() {
	if !d.keeps() {
		return
	}
	d.pending = true
	d.changes++
	change := d.changes
	d.drafts.After(draftDelay, func() {
		if d.changes == change {
			d.Flush()
		}
	})
}

// Flush keeps the draft now where something was typed since.
func (d *Draft) Flush() {
	if !d.pending {
		return
	}
	d.pending = false
	data, err := json.Marshal(draftBody{Fields: d.typed()}, json.Deterministic(true))
	if err != nil {
		// Strings always encode: the entries hold valid UTF-8 only.
		fyne.LogError("A draft could not be encoded", err)
		return
	}
	d.drafts.Keep(d.key, data)
}

// Done drops the draft, also one that is about to be kept.
func (d *Draft) Done() {
	d.pending = false
	d.loaded = nil
	if d.keeps() {
		d.drafts.Drop(d.key)
	}
}
