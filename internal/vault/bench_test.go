package vault

import (
	"testing"
	"time"
)

// What unlocking costs beyond the key derivation, as a ratio to plainly opening a file.
func BenchmarkOpenBeyondKDF(b *testing.B) {
	o := marked(b)
	v, code, dir := made(b, o)
	fill(b, v, 10000)
	ok(b, v.Close())
	var beyond, derivation time.Duration
	n := 0
	for b.Loop() {
		start := time.Now()
		v, err := Open(dir, o)
		ok(b, err)
		ok(b, v.UnlockWithCode(ctx, string(code)))
		var rows int
		ok(b, v.DB().QueryRow("SELECT count(*) FROM note WHERE rowid < 100").Scan(&rows))
		beyond += time.Since(start)
		ok(b, v.Close())
		if n%8 == 0 {
			start = time.Now()
			DefaultKDF.derive(words, make([]byte, slotSaltSize)).zero()
			derivation += 8 * time.Since(start)
		}
		n++
	}
	b.ReportMetric(float64(beyond.Milliseconds())/float64(n), "ms-open")
	b.ReportMetric(float64(derivation.Milliseconds())/float64(n), "ms-default-KDF")
	b.ReportMetric(float64(beyond)/float64(derivation), "open/KDF")
}

func BenchmarkCheck(b *testing.B) {
	for b.Loop() {
		if _, err := Check([]byte("tulip bonsai gravity lantern")); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRekey(b *testing.B) {
	v, _, _ := made(b, cheap)
	fill(b, v, 20000)
	for b.Loop() {
		_, err := v.Rekey(ctx, words, nil)
		ok(b, err)
	}
}
