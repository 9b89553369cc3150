package shell

import (
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
)

// Look is how the program shows itself to the person at this device. It is
// needed before the vault opens and says nothing about anybody, so it stands
// in the ordinary preferences.
type Look struct {
	kit.Appearance
	LockAfter time.Duration
}

// The text sizes and the times to lock that are offered.
var (
	Scales     = []float32{1, 1.25, 1.5, 2}
	LockTimes  = []time.Duration{2 * time.Minute, 5 * time.Minute, 10 * time.Minute, 30 * time.Minute}
	prefMode   = "look.mode"
	prefHigh   = "look.high-contrast"
	prefScale  = "look.scale"
	prefLockIn = "lock.after-seconds"
)

// LoadLook reads the preferences; what makes no sense there is left out.
func LoadLook(p fyne.Preferences) Look {
	l := Look{LockAfter: 5 * time.Minute}
	if fyne.CurrentDevice().IsMobile() {
		l.LockAfter = 2 * time.Minute
	}
	l.Scale = 1
	for _, s := range Scales {
		if float32(p.Float(prefScale)) == s {
			l.Scale = s
		}
	}
	for _, d := range LockTimes {
		if time.Duration(p.Int(prefLockIn))*time.Second == d {
			l.LockAfter = d
		}
	}
	// Fyne takes the word of a desktop without a preference for dark. Dark ink on
	// light paper is easier on most old eyes, so that is what nobody has to ask for.
	l.Mode = kit.Light
	switch m := kit.Mode(p.StringWithFallback(prefMode, string(kit.Light))); m {
	case kit.System, kit.Dark:
		l.Mode = m
	}
	l.HighContrast = p.Bool(prefHigh)
	return l
}

// Look is what is in force now.
func (s *Shell) Look() Look { return s.look }

// SetLook puts l in force and keeps it.
func (s *Shell) SetLook(l Look) {
	p := s.app.Preferences()
	p.SetString(prefMode, string(l.Mode))
	p.SetBool(prefHigh, l.HighContrast)
	p.SetFloat(prefScale, float64(l.Scale))
	p.SetInt(prefLockIn, int(l.LockAfter/time.Second))
	s.apply(l)
	if len(s.trail) > 0 {
		s.build(true)
	}
}

func (s *Shell) apply(l Look) {
	s.look = l
	s.app.Settings().SetTheme(kit.NewTheme(l.Appearance))
}
