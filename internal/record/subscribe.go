package record

import (
	"slices"
	"sync"

	"github.com/carebottle/carebottle/internal/careplan"
)

// Changed says which plan changed and what kinds of entry in it. It carries no
// content: who wants that reads the plan.
type Changed struct {
	Plan  string
	Kinds []careplan.Kind // sorted, each once
}

// Subscribe has f called after every commit that changed a plan, on the
// goroutine that wrote. f may read the record; a screen goes on through
// fyne.Do. The returned function ends it.
func (r *Record) Subscribe(f func(Changed)) (cancel func()) {
	return r.subscribers.add(f)
}

type subscribers struct {
	mu   sync.Mutex
	next int
	all  map[int]func(Changed)
}

func (s *subscribers) add(f func(Changed)) (cancel func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.all == nil {
		s.all = make(map[int]func(Changed))
	}
	n := s.next
	s.next++
	s.all[n] = f
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.all, n)
	}
}

// tell calls outside the lock, so that a subscriber may end its subscription.
func (s *subscribers) tell(c Changed) {
	s.mu.Lock()
	order := make([]int, 0, len(s.all))
	for n := range s.all {
		order = append(order, n)
	}
	slices.Sort(order)
	calls := make([]func(Changed), 0, len(order))
	for _, n := range order {
		calls = append(calls, s.all[n])
	}
	s.mu.Unlock()
	for _, f := range calls {
		f(c)
	}
}
