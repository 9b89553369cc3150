package shell

// What comes from outside while no plan is open waits for one. The file itself
// is not touched before.
const (
	waitsForLock = "Unlock first. Then Carebottle opens the file."
	waitsForPlan = "Begin the plan first. Then Carebottle opens the file."
	notNow       = "First finish what is on the screen. Then bring the file again."
)

// Bring opens something that came from outside: a file that was dropped on the
// window, or named when the program was started. Where no plan is open it says
// so, and opens it as soon as one is.
func (s *Shell) Bring(open func()) {
	switch {
	case len(s.asking) > 0, s.window.Canvas().Overlays().Top() != nil:
		s.Say(notNow, nil)
	case s.open():
		open()
	default:
		s.waiting = append(s.waiting, open)
		if s.keeper.Exists() && s.keeper.Locked() {
			s.Say(waitsForLock, nil)
		} else {
			s.Say(waitsForPlan, nil)
		}
	}
}

// open tells whether a plan is on the screen.
func (s *Shell) open() bool { return !s.keeper.Locked() && len(s.listed) > 0 && s.plan.Me.ID != "" }

// bringWaiting opens what came while there was no plan.
func (s *Shell) bringWaiting() {
	if !s.open() {
		return
	}
	waiting := s.waiting
	s.waiting = nil
	if len(waiting) > 0 {
		s.frame.say(nil) // that it waits
	}
	for _, open := range waiting {
		open()
	}
}
