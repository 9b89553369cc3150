package sqlcipher

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"
)

func testCodec(t testing.TB) pageCodec {
	t.Helper()
	raw, salt := testKey()
	k, err := newKeys(raw, salt)
	if err != nil {
		t.Fatal(err)
	}
	c, err := newCodec(k)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestOnlyTheSealedPageOpensAndOnlyAtItsPlace(t *testing.T) {
	c := testCodec(t)
	sealed, again, got := make([]byte, pageSize), make([]byte, pageSize), make([]byte, pageSize)
	rapid.Check(t, func(t *rapid.T) {
		pgno := rapid.Uint32Min(1).Draw(t, "page number")
		plain := make([]byte, pageSize)
		copy(plain, rapid.SliceOfN(rapid.Byte(), 0, pageSize-reserveSize).Draw(t, "page"))
		if pgno == 1 {
			copy(plain, magic)
		}
		c.Seal(sealed, plain, pgno)
		if !c.Open(got, sealed, pgno) || !bytes.Equal(got, plain) {
			t.Fatal("a sealed page does not open")
		}
		c.Seal(again, plain, pgno)
		if bytes.Equal(again[SaltSize:], sealed[SaltSize:]) {
			t.Fatal("the same page is sealed the same way twice")
		}
		other := rapid.Uint32Min(1).Filter(func(n uint32) bool { return n != pgno }).Draw(t, "other place")
		if c.Open(got, sealed, other) {
			t.Fatal("a page opens at another place")
		}
		bit := rapid.IntRange(0, pageSize*8-1).Draw(t, "bit")
		sealed[bit/8] ^= 1 << (bit % 8)
		if c.Open(got, sealed, pgno) {
			t.Fatalf("a page opens with bit %d flipped", bit)
		}
	})
}

func TestSealingAndOpeningAllocateNothing(t *testing.T) {
	c := testCodec(t)
	plain, sealed := make([]byte, pageSize), make([]byte, pageSize)
	if n := testing.AllocsPerRun(100, func() {
		c.Seal(sealed, plain, 7)
		if !c.Open(plain, sealed, 7) {
			t.Fatal("does not open")
		}
	}); n != 0 {
		t.Errorf("%v allocations a page", n)
	}
}

func TestTheKeyAsTextIsWhatSQLCipherTakes(t *testing.T) {
	raw, salt := testKey()
	const want = "x'01080f161d242b323940474e555c636a71787f868d949ba2a9b0b7bec5ccd3daa0a1a2a3a4a5a6a7a8a9aaabacadaeaf'"
	if got := KeyText(raw, salt); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func BenchmarkSeal(b *testing.B) {
	c := testCodec(b)
	plain, sealed := make([]byte, pageSize), make([]byte, pageSize)
	b.SetBytes(pageSize)
	for b.Loop() {
		c.Seal(sealed, plain, 7)
	}
}

func BenchmarkOpen(b *testing.B) {
	c := testCodec(b)
	plain, sealed := make([]byte, pageSize), make([]byte, pageSize)
	c.Seal(sealed, plain, 7)
	b.SetBytes(pageSize)
	for b.Loop() {
		if !c.Open(plain, sealed, 7) {
			b.Fatal("does not open")
		}
	}
}
