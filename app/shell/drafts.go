package shell

import (
	"context"
	"time"

	"github.com/carebottle/carebottle/app/kit"
)

// drafts keeps what is being typed, encrypted in the vault, so that a lock, a
// kill or an empty battery takes no words.
type drafts struct {
	record Record
	typed  func() // somebody is at the keys
	failed func(error)
	after  func(time.Duration, func())
	unkept map[string][]byte // what could not be kept, by key
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

// Keep implements kit.Drafts. Drafts are kept every few seconds: on a disk that
// is full a person is told once, and can go on typing.
func (d *drafts) Keep(key string, data []byte) {
	d.typed()
	told := len(d.unkept) > 0
	err := d.record.SaveDraft(context.Background(), key, data)
	if err == nil {
		delete(d.unkept, key)
		return
	}
	if d.unkept == nil {
		d.unkept = map[string][]byte{}
	}
	d.unkept[key] = data
	if !told {
		d.failed(err)
	}
}

// After implements kit.Drafts.
func (d *drafts) After(wait time.Duration, do func()) { d.after(wait, do) }

// retry keeps what could not be kept before: there may be room by now.
func (d *drafts) retry() error {
	for key, data := range d.unkept {
		if err := d.record.SaveDraft(context.Background(), key, data); err != nil {
			return err
		}
		delete(d.unkept, key)
	}
	return nil
}

// forget gives up what could not be kept.
func (d *drafts) forget() {
	for _, data := range d.unkept {
		clear(data)
	}
	d.unkept = nil
}

// Drop implements kit.Drafts.
func (d *drafts) Drop(key string) {
	delete(d.unkept, key)
	if err := d.record.DropDraft(context.Background(), key); err != nil {
		d.failed(err)
	}
}
