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
}

// draft is the unsaved text of one form: the typed texts of each field.
type draft struct {
	drafts Drafts
	key    string
	typed  func() map[string][]string

	loaded  map[string][]string
	pending bool // typed since it was last kept
	timer   *time.Timer
}

// draftBody is a draft as it is kept.
type draftBody struct {
	Fields map[string][]string `json:"fields"`
}

func loadDraft(d Drafts, key string, typed func() map[string][]string) *draft {
	dr := &draft{drafts: d, key: key, typed: typed}
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

func (d *draft) keeps() bool { return d.drafts != nil && d.key != "" }

// of gives the texts that were typed into a field.
func (d *draft) of(field string) ([]string, bool) {
	texts, ok := d.loaded[field]
	return texts, ok
}

// changed keeps the draft once typing has paused.
func (d *draft) changed() {
	if !d.keeps() {
		return
	}
	d.pending = true
	if d.timer == nil {
		d.timer = time.AfterFunc(draftDelay, func() { fyne.Do(d.flush) })
		return
	}
	d.timer.Reset(draftDelay)
}

// flush keeps the draft now where something was typed since.
func (d *draft) flush() {
	if !d.pending {
		return
	}
	d.stop()
	data, err := json.Marshal(draftBody{Fields: d.typed()}, json.Deterministic(true))
	if err != nil {
		// Strings always encode: the entries hold valid UTF-8 only.
		fyne.LogError("A draft could not be encoded", err)
		return
	}
	d.drafts.Keep(d.key, data)
}

func (d *draft) stop() {
	d.pending = false
	if d.timer != nil {
		d.timer.Stop()
	}
}

// done drops the draft, also one that is about to be kept.
func (d *draft) done() {
	d.stop()
	d.loaded = nil
	if d.keeps() {
		d.drafts.Drop(d.key)
	}
}
