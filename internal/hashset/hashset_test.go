package hashset

import (
	"math/rand/v2"
	"testing"
	"unsafe"

	"pgregory.net/rapid"
)

func TestWhatWasAddedIsThereAndNothingElse(t *testing.T) {
	t.Run("long", rapid.MakeCheck(likeAMap[uint64]))
	t.Run("short", rapid.MakeCheck(likeAMap[uint32]))
}

// likeAMap adds hashes that fall on each other's places, and 0.
func likeAMap[H uint32 | uint64](t *rapid.T) {
	near := rapid.Map(rapid.IntRange(0, 40), func(n int) H { return H(n) * parts })
	far := rapid.Map(rapid.Uint64(), func(n uint64) H { return H(n) })
	hash := rapid.OneOf(near, far)
	var set Set[H]
	there := map[H]bool{}
	for _, h := range rapid.SliceOfN(hash, 0, 300).Draw(t, "added") {
		if fresh := set.Add(h); fresh == there[some(h)] {
			t.Fatalf("adding %d was new: %v", h, fresh)
		}
		there[some(h)] = true
	}
	for _, h := range rapid.SliceOfN(hash, 0, 300).Draw(t, "asked") {
		if set.Has(h) != there[some(h)] {
			t.Fatalf("there is %d: %v", h, set.Has(h))
		}
	}
}

func TestAMillionHashesTakeLittleMoreThanTheirOwnRoom(t *testing.T) {
	var set Set[uint64]
	r := rand.New(rand.NewPCG(1, 2))
	const most = 1_000_000
	for n := 1; n <= most; n++ {
		set.Add(r.Uint64())
		if n >= 100_000 && n%100_000 == 0 {
			if each := float64(set.bytes()) / float64(n); each > 13 {
				t.Errorf("each of %d hashes takes %.1f bytes", n, each)
			}
		}
	}
}

func (s *Set[H]) bytes() int {
	sum := int(unsafe.Sizeof(*s))
	for i := range s.parts {
		sum += len(s.parts[i].slots) * int(unsafe.Sizeof(H(0)))
	}
	return sum
}

func BenchmarkAdd(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	b.Run("set", func(b *testing.B) {
		var set Set[uint64]
		for b.Loop() {
			set.Add(r.Uint64())
		}
	})
	b.Run("map", func(b *testing.B) {
		set := map[uint64]struct{}{}
		for b.Loop() {
			set[r.Uint64()] = struct{}{}
		}
	})
}
