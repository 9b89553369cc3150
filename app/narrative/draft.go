package narrative

import (
	"fyne.io/fyne/v2"
	"github.com/go-json-experiment/json"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
)

// basedDrafts keeps with every draft which revisions its writer saw. If the
// entry is changed before the draft is saved, saving it then makes two
// versions for a person to choose from, and overwrites nothing unseen.
type basedDrafts struct {
	kit.Drafts
	seen []string
}

type basedDraft struct {
	Seen  []string `json:"seen"`
	Typed []byte   `json:"typed"`
}

// Load implements [kit.Drafts]. What can't be read is no draft.
func (d *basedDrafts) Load(key string) ([]byte, bool) {
	data, ok := d.Drafts.Load(key)
	if !ok {
		return nil, false
	}
	var kept basedDraft
	if err := json.Unmarshal(data, &kept); err != nil {
		return nil, false
	}
	d.seen = kept.Seen
	return kept.Typed, true
}

// Keep implements [kit.Drafts].
func (d *basedDrafts) Keep(key string, typed []byte) {
	data, err := json.Marshal(basedDraft{Seen: d.seen, Typed: typed})
	if err != nil {
		// Strings and bytes always have a JSON form, unless a revision's id were no text.
		panic("narrative: a draft has no JSON form: " + err.Error())
	}
	d.Drafts.Keep(key, data)
}

// keptNotice says that a form shows what was typed earlier, and offers to
// throw that away.
func keptNotice(h shell.Host, route shell.Route, drop func()) fyne.CanvasObject {
	return kit.Notice(kit.Plain, "We kept what you typed", "It is not saved yet.",
		kit.LinkButton("Throw it away", func() {
			h.Confirm("Throw away what you typed?", "What was saved before stays as it is.", "Throw it away", func() {
				drop()
				h.Replace(route)
			})
		}))
}
