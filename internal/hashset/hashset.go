// Package hashset knows which of many hashes were met before, in little more
// memory than the hashes themselves: 10 to 13 bytes for one of 8. A map needs
// about twice as much, and half as much again for a moment when it grows.
//
// It promises that only for hashes that are as good as random, as those of
// hash/maphash are. It does not count, list or forget.
package hashset

import (
	"math/bits"
	"unsafe"
)

// Set is a set of hashes. The zero value is an empty one. Add is for one
// goroutine at a time; Has may be called by several as long as nobody adds.
type Set[H uint32 | uint64] struct {
	parts [parts]part[H]
}

// parts grow one by one, so that little is held twice while one does.
const parts = 256

// part is a table with open addresses. Where nothing is stands 0.
type part[H uint32 | uint64] struct {
	slots []H
	used  int
}

// Has tells whether a hash is in the set.
func (s *Set[H]) Has(h H) bool {
	h = some(h)
	p := &s.parts[h%parts]
	return len(p.slots) > 0 && p.slots[p.find(h)] == h
}

// Add puts a hash into the set, and tells whether it is new there.
func (s *Set[H]) Add(h H) bool {
	h = some(h)
	p := &s.parts[h%parts]
	if p.used >= len(p.slots)/5*4 {
		p.grow()
	}
	at := p.find(h)
	if p.slots[at] == h {
		return false
	}
	p.slots[at] = h
	p.used++
	return true
}

// some takes the hash 0 for 1, so that 0 can stand for none.
func some[H uint32 | uint64](h H) H { return max(h, 1) }

// find is where a hash is, or where it belongs. The table is never full.
func (p *part[H]) find(h H) int {
	// The lowest bits chose the part: the highest choose the place in it.
	shift := 64 - 8*unsafe.Sizeof(h)
	high, _ := bits.Mul64(uint64(h)<<shift, uint64(len(p.slots)))
	at := int(high)
	for p.slots[at] != 0 && p.slots[at] != h {
		if at++; at == len(p.slots) {
			at = 0
		}
	}
	return at
}

func (p *part[H]) grow() {
	old := p.slots
	p.slots = make([]H, len(old)+len(old)/4+10)
	for _, h := range old {
		if h != 0 {
			p.slots[p.find(h)] = h
		}
	}
}
