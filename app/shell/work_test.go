package shell_test

import (
	"context"
	"errors"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/shell"
)

func TestNobodyLosesSightOfWorkThatIsUnderWay(t *testing.T) {
	o := open(t)
	o.Go(shell.Route{Place: shell.Item, Entry: "file"})
	o.held = true
	flushed := o.flushed
	var got error
	o.Busy("Taking in 100,000 readings.", func(ctx context.Context, _ func(float64)) error { return ctx.Err() },
		func(err error) { got = err; o.Go(shell.Route{Place: shell.Section}) })
	for _, leave := range []func(){
		func() { o.Tap("People") },
		func() { o.Go(shell.Route{Place: shell.Bottle}) },
		o.Back,
	} {
		leave()
		o.Says("Taking in 100,000 readings.", "Stop", "still at work")
	}
	if o.flushed > flushed {
		t.Error("the page was left behind the work")
	}
	o.Tap("Stop")
	o.finish()
	if !errors.Is(got, context.Canceled) {
		t.Errorf("it ended with %v", got)
	}
	o.Says("at section")
	o.SaysNot("Taking in")
	o.Back()
	o.Says("at itemfile")
}

func TestAPassphraseIsTriedOnceHoweverOftenReturnIsPressed(t *testing.T) {
	o := open(t)
	o.Lock()
	o.held = true
	for range 3 {
		o.Type("Passphrase", "something else")
		o.Press(fyne.KeyReturn)
	}
	if n := len(o.work); n != 1 {
		t.Errorf("it was tried %d times at once", n)
	}
	o.finish()
	o.Says("Carebottle is locked")
	o.TypeHere(passphrase) // over what was wrong
	o.Press(fyne.KeyReturn)
	o.finish()
	o.Says("at home")
}
