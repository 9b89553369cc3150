package shell_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
)

func TestWhatNobodyChoseIsLightAtItsOwnSizeAndLocksByItself(t *testing.T) {
	l := shell.LoadLook(test.NewTempApp(t).Preferences())
	if l.Mode != kit.Light || l.Scale != 1 || l.HighContrast || l.LockAfter != 5*time.Minute {
		t.Errorf("it starts as %+v", l)
	}
}

func TestPreferencesThatMakeNoSenseAreLeftOut(t *testing.T) {
	p := test.NewTempApp(t).Preferences()
	p.SetString("look.mode", "purple")
	p.SetFloat("look.scale", 17)
	p.SetInt("lock.after-seconds", -1)
	if l := shell.LoadLook(p); l.Mode != kit.Light || l.Scale != 1 || l.LockAfter != 5*time.Minute {
		t.Errorf("nonsense was taken: %+v", l)
	}
}

func TestWhatWasChosenIsThereNextTime(t *testing.T) {
	o := open(t)
	want := o.Look()
	want.Mode, want.HighContrast, want.Scale, want.LockAfter = kit.System, true, 1.5, 30*time.Minute
	o.SetLook(want)
	if got := shell.LoadLook(o.app.Preferences()); got != want {
		t.Errorf("%+v was kept as %+v", want, got)
	}
}
