package shell

import (
	"context"

	"github.com/carebottle/carebottle/app/kit"
)

// drafts keeps what is being typed, encrypted in the vault, so that a lock, a
// kill or an empty battery takes no words.
type drafts struct {
	record Record
	failed func(error)
}

var _ kit.Drafts = (*drafts)(nil)

// Load implements kit.Drafts. A draft that can't be read is not worth keeping
// anybody from typing: the form opens without it and the problem is shown.
func (d *drafts) Load(key string) ([]byte, bool) {
	data, ok, err := d.record.Draft(context.Background(), key)
	if err != nil {
		d.failed(err)
		return nil, false
	}
	return data, ok
}

// Keep implements kit.Drafts.
func (d *drafts) Keep(key string, data []byte) {
	if err := d.record.SaveDraft(context.Background(), key, data); err != nil {
		d.failed(err)
	}
}

// Drop implements kit.Drafts.
func (d *drafts) Drop(key string) {
	if err := d.record.DropDraft(context.Background(), key); err != nil {
		d.failed(err)
	}
}
