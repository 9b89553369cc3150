package session

import (
	"sync"

	"github.com/carebottle/carebottle/internal/record"
)

// subscribers outlive the record that tells them: each unlocking, and each
// change of the vault's key, brings another one.
type subscribers struct {
	mu   sync.Mutex
	next int
	all  map[int]func(record.Changed)
}

// Subscribe has f called after every commit that changed a plan, on the
// goroutine that wrote, in whichever record is the one of the moment. The
// returned function ends it.
func (s *Session) Subscribe(f func(record.Changed)) (cancel func()) {
	return s.subscribers.add(f)
}

func (s *subscribers) add(f func(record.Changed)) (cancel func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.all == nil {
		s.all = make(map[int]func(record.Changed))
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
func (s *subscribers) tell(c record.Changed) {
	s.mu.Lock()
	calls := make([]func(record.Changed), 0, len(s.all))
	for _, f := range s.all {
		calls = append(calls, f)
	}
	s.mu.Unlock()
	for _, f := range calls {
		f(c)
	}
}
