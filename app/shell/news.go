package shell

import (
	"slices"
	"sync"

	"github.com/carebottle/carebottle/internal/record"
)

// news are the changes that the record announced, from whichever goroutine
// wrote, until the plan is read again.
type news struct {
	mu  sync.Mutex
	all []record.Changed
}

func (n *news) add(c record.Changed) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.all = append(n.all, c)
}

func (n *news) take() []record.Changed {
	n.mu.Lock()
	defer n.mu.Unlock()
	all := n.all
	n.all = nil
	return all
}

// catchUp reads the plan again where something was announced, and tells whether
// that was about the plan that is shown. Every page that is made catches up
// first: whoever saves and leads on at once has to be shown what was saved, and
// the announcement waits for the next turn of the main loop.
func (s *Shell) catchUp() bool {
	all := s.news.take()
	if len(all) == 0 || s.keeper.Locked() {
		return false
	}
	if err := s.list(); err != nil {
		s.Problem(err)
		return false
	}
	return slices.ContainsFunc(all, func(c record.Changed) bool { return c.Plan == s.plan.ID })
}

// changed shows what was announced, unless a page did already.
func (s *Shell) changed() {
	if !s.catchUp() || len(s.asking) > 0 {
		return
	}
	if s.page.Keep {
		s.frame.showBanner()
		return
	}
	s.build(true)
}
