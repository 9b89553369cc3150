// Package bottle knows how the Message in a Bottle is shown: to read, as a code
// for a stranger's phone, as text and as a picture to take along.
//
// It promises that what it shows, copies and saves is the message exactly as
// it was composed, that the code is drawn in whole black squares on white
// whatever the theme, and that a file's name says nothing about the person.
// Where there can be no code it says why and leads to what to change.
package bottle

import (
	"context"

	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/bottle"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
)

// Record is what the bottle needs of the record.
type Record interface {
	Save(ctx context.Context, planID string, changes ...record.Change) ([]string, error)
}

// Places are the screens of the Message in a Bottle.
type Places struct {
	record Record
	folder string
	copied func(text string)
}

// New makes the places. folder is where a picture is saved if the person
// names no other; copied puts a text on the clipboard.
func New(rec Record, folder string, copied func(text string)) *Places {
	return &Places{record: rec, folder: folder, copied: copied}
}

// Routes are the builders of the places.
func (p *Places) Routes() map[shell.Place]shell.Builder {
	return map[shell.Place]shell.Builder{
		shell.Bottle:       p.read,
		shell.BottleCode:   p.code,
		shell.BottleNumber: p.number,
	}
}

// compose makes the message of the plan that is shown, and its code. Both take
// a few milliseconds.
func compose(host shell.Host) (bottle.Message, *bottle.Code, error) {
	message, err := bottle.Compose(host.Plan(), bottle.Options{Now: host.Now()})
	if err != nil {
		return bottle.Message{}, nil, err
	}
	code, err := bottle.Encode(message.Text)
	return message, code, err
}

// person is whose plan it is, empty where the plan can't say.
func person(plan careplan.Plan) careplan.Person {
	found, _, _ := plan.Person()
	return found
}
