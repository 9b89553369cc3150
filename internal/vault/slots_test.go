package vault

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func slotBytes(t testing.TB) []byte {
	t.Helper()
	v, _, dir := made(t, cheap)
	ok(t, v.Close())
	data, err := os.ReadFile(filepath.Join(dir, slotsName))
	ok(t, err)
	return data
}

// hostile writes the slot file of somebody who knows how to make its checksum right.
func hostile(t testing.TB, change func(*slotFile)) []byte {
	t.Helper()
	s, err := decodeSlots(slotBytes(t))
	ok(t, err)
	change(&s)
	data, err := encodeSlots(s)
	ok(t, err)
	return data
}

func TestTheSlotFileIsReadStrictly(t *testing.T) {
	good := string(slotBytes(t))
	if _, err := decodeSlots([]byte(good)); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		text string
		want error
	}{
		"empty":             {"", ErrSlotsDamaged},
		"null":              {"null", ErrSlotsDamaged},
		"another file":      {`{"format":"something else","version":1}`, ErrSlotsDamaged},
		"truncated":         {good[:len(good)/2], ErrSlotsDamaged},
		"something behind":  {good + "{}", ErrSlotsDamaged},
		"newer":             {strings.Replace(good, `"version": 1`, `"version": 2`, 1), ErrNewerFormat},
		"newer, other form": {`{"format":"carebottle-vault","version":7,"what":{"is":"this"}}`, ErrNewerFormat},
		"version 0":         {strings.Replace(good, `"version": 1`, `"version": 0`, 1), ErrSlotsDamaged},
		"name twice":        {strings.Replace(good, `"version": 1,`, `"version": 1, "version": 1,`, 1), ErrSlotsDamaged},
		"name twice below":  {strings.Replace(good, `"time": 1,`, `"time": 1, "time": 1,`, 1), ErrSlotsDamaged},
		"other case":        {strings.Replace(good, `"time": 1,`, `"Time": 1,`, 1), ErrSlotsDamaged},
		"unknown name":      {strings.Replace(good, `"time": 1,`, `"time": 1, "hint": "x",`, 1), ErrSlotsDamaged},
		"missing name":      {strings.Replace(good, `"time": 1,`, ``, 1), ErrSlotsDamaged},
		"negative":          {strings.Replace(good, `"time": 1,`, `"time": -1,`, 1), ErrSlotsDamaged},
		"fraction":          {strings.Replace(good, `"time": 1,`, `"time": 1.5,`, 1), ErrSlotsDamaged},
	} {
		_, err := decodeSlots([]byte(c.text))
		if c.text == good || !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestAHostileSlotFileCannotAskForMuch(t *testing.T) {
	for _, c := range []struct {
		kdf   KDF
		taken bool
	}{
		{DefaultKDF, true},
		{KDF{Time: 1, Memory: 8, Threads: 1}, true},
		{KDF{Time: 16, Memory: 256 << 10, Threads: 4}, true},
		{KDF{Time: 64, Memory: 64 << 10, Threads: 1}, true},
		{KDF{Time: 17, Memory: 256 << 10, Threads: 1}, false},
		{KDF{Time: 65, Memory: 64, Threads: 1}, false},
		{KDF{Time: 1, Memory: 256<<10 + 1, Threads: 1}, false},
		{KDF{Time: 1, Memory: 1<<32 - 1, Threads: 1}, false},
		{KDF{Time: 1<<32 - 1, Memory: 1<<32 - 1, Threads: 255}, false},
		{KDF{Time: 0, Memory: 64, Threads: 1}, false},
		{KDF{Time: 1, Memory: 7, Threads: 1}, false},
		{KDF{Time: 1, Memory: 31, Threads: 4}, false},
		{KDF{Time: 1, Memory: 64, Threads: 0}, false},
		{KDF{Time: 1, Memory: 64, Threads: 5}, false},
	} {
		_, err := decodeSlots(hostile(t, func(s *slotFile) {
			s.Passphrase.Time, s.Passphrase.Memory, s.Passphrase.Threads = c.kdf.Time, c.kdf.Memory, c.kdf.Threads
		}))
		if c.taken != (err == nil) || !c.taken && !errors.Is(err, ErrSlotsDamaged) {
			t.Errorf("%+v: %v", c.kdf, err)
		}
	}
	for name, change := range map[string]func(*slotFile){
		"short salt":   func(s *slotFile) { s.Salt = s.Salt[1:] },
		"long wrap":    func(s *slotFile) { s.Recovery.Wrapped = append(s.Recovery.Wrapped, 0) },
		"no nonce":     func(s *slotFile) { s.Passphrase.Nonce = nil },
		"generation":   func(s *slotFile) { s.Generation = 0 },
		"negative":     func(s *slotFile) { s.Generation = -5 },
		"other kdf":    func(s *slotFile) { s.Passphrase.KDF = "argon2i" },
		"no kdf":       func(s *slotFile) { s.Recovery.KDF = "" },
		"no vault":     func(s *slotFile) { s.Vault = nil },
		"long vault":   func(s *slotFile) { s.Vault = make([]byte, 40000) },
		"short rec":    func(s *slotFile) { s.Recovery.Salt = s.Recovery.Salt[:3] },
		"empty wrap":   func(s *slotFile) { s.Passphrase.Wrapped = nil },
		"nonce length": func(s *slotFile) { s.Recovery.Nonce = make([]byte, 12) },
	} {
		if _, err := decodeSlots(hostile(t, change)); !errors.Is(err, ErrSlotsDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := readSmall("/dev/zero"); err == nil {
		t.Error("a file without end was read")
	}
}

func TestEachFieldOfTheSlotFileIsBound(t *testing.T) {
	v, code, _ := made(t, cheap)
	bits, err := parseCode(string(code))
	ok(t, err)
	good := v.slots
	if _, err := good.unwrapPassphrase(words); err != nil {
		t.Fatal(err)
	}
	if _, err := good.unwrapRecovery(bits); err != nil {
		t.Fatal(err)
	}
	flip := func(h hexText) hexText { h = bytes.Clone(h); h[0] ^= 1; return h }
	for name, change := range map[string]func(*slotFile){
		"vault":      func(s *slotFile) { s.Vault = flip(s.Vault) },
		"salt":       func(s *slotFile) { s.Salt = flip(s.Salt) },
		"generation": func(s *slotFile) { s.Generation++ },
		"slot salts": func(s *slotFile) {
			s.Passphrase.Salt, s.Recovery.Salt = flip(s.Passphrase.Salt), flip(s.Recovery.Salt)
		},
		"nonces": func(s *slotFile) {
			s.Passphrase.Nonce, s.Recovery.Nonce = flip(s.Passphrase.Nonce), flip(s.Recovery.Nonce)
		},
		"wraps": func(s *slotFile) {
			s.Passphrase.Wrapped, s.Recovery.Wrapped = flip(s.Passphrase.Wrapped), flip(s.Recovery.Wrapped)
		},
	} {
		s := good
		change(&s)
		if _, err := s.unwrapPassphrase(words); !errors.Is(err, ErrWrongPassphrase) {
			t.Errorf("passphrase opens with another %s", name)
		}
		if _, err := s.unwrapRecovery(bits); !errors.Is(err, ErrWrongCode) {
			t.Errorf("code opens with another %s", name)
		}
	}
}

func TestADamagedBitIsNotTakenForAWrongPassphrase(t *testing.T) {
	good := slotBytes(t)
	for i := range good {
		for bit := range 8 {
			data := bytes.Clone(good)
			data[i] ^= 1 << bit
			s, err := decodeSlots(data)
			if err != nil {
				continue
			}
			// White space may change: what was read is the same.
			again, err := encodeSlots(s)
			ok(t, err)
			if !bytes.Equal(again, good) {
				t.Fatalf("byte %d bit %d: read as something else", i, bit)
			}
		}
	}
}

func TestTheCopyOpensTheVaultWhenTheSlotFileIsSpoilt(t *testing.T) {
	for name, spoil := range map[string]func(string) error{
		"missing":   os.Remove,
		"empty":     func(p string) error { return os.WriteFile(p, nil, 0o600) },
		"truncated": func(p string) error { return os.Truncate(p, 200) },
		"rubbish":   func(p string) error { return os.WriteFile(p, bytes.Repeat([]byte{0xff}, 100000), 0o600) },
	} {
		t.Run(name, func(t *testing.T) {
			v, _, dir := made(t, cheap)
			run(t, v, "INSERT INTO note VALUES ('kept')")
			ok(t, v.Close())
			main, mirror := filepath.Join(dir, slotsName), filepath.Join(dir, mirrorName)
			want, err := os.ReadFile(main)
			ok(t, err)

			ok(t, spoil(main))
			v = opened(t, dir, cheap)
			ok(t, v.Unlock(ctx, words))
			if got := notes(t, v); got != "kept" {
				t.Fatalf("the vault holds %q", got)
			}
			ok(t, v.Close())
			if got, err := os.ReadFile(main); err != nil || !bytes.Equal(got, want) {
				t.Errorf("the slot file was not mended: %v", err)
			}

			ok(t, spoil(mirror))
			ok(t, opened(t, dir, cheap).Close())
			if got, err := os.ReadFile(mirror); err != nil || !bytes.Equal(got, want) {
				t.Errorf("the copy was not mended: %v", err)
			}

			ok(t, spoil(main))
			ok(t, spoil(mirror))
			_, err = Open(dir, cheap)
			is(t, err, ErrSlotsDamaged)
			if !Exists(dir) {
				t.Error("a vault with spoilt slots counts as none")
			}
		})
	}
}

func TestTheCopyKeepsNoOldWraps(t *testing.T) {
	v, old, dir := made(t, cheap)
	before, err := os.ReadFile(filepath.Join(dir, slotsName))
	ok(t, err)
	ok(t, v.ChangePassphrase(ctx, words, other))
	_, err = v.NewRecoveryCode(ctx)
	ok(t, err)
	ok(t, v.Close())
	check := func() {
		t.Helper()
		entries, err := os.ReadDir(dir)
		ok(t, err)
		s, err := decodeSlots(before)
		ok(t, err)
		for _, e := range entries {
			data, err := os.ReadFile(filepath.Join(dir, e.Name()))
			ok(t, err)
			for _, wrap := range []hexText{s.Passphrase.Wrapped, s.Recovery.Wrapped} {
				if bytes.Contains(data, fmt.Appendf(nil, "%x", []byte(wrap))) {
					t.Errorf("%s holds an old wrap", e.Name())
				}
			}
		}
	}
	check()

	// The power failed between the two writes: the next Open makes it good, and the slot file is spoilt
	// only afterwards.
	ok(t, os.WriteFile(filepath.Join(dir, mirrorName), before, 0o600))
	ok(t, opened(t, dir, cheap).Close())
	check()
	ok(t, os.Remove(filepath.Join(dir, slotsName)))
	v = opened(t, dir, cheap)
	is(t, v.Unlock(ctx, words), ErrWrongPassphrase)
	is(t, v.UnlockWithCode(ctx, string(old)), ErrWrongCode)
	ok(t, v.Unlock(ctx, other))
}

func TestANewerSlotFileIsLeftAlone(t *testing.T) {
	v, _, dir := made(t, cheap)
	ok(t, v.Close())
	newer := []byte(`{"format":"carebottle-vault","version":2}`)
	ok(t, os.WriteFile(filepath.Join(dir, slotsName), newer, 0o600))
	_, err := Open(dir, cheap)
	is(t, err, ErrNewerFormat)
	if got, err := os.ReadFile(filepath.Join(dir, slotsName)); err != nil || !bytes.Equal(got, newer) {
		t.Error("a newer slot file was written over")
	}
}

func FuzzSlotFile(f *testing.F) {
	f.Add(slotBytes(f))
	f.Add([]byte(`{"format":"carebottle-vault","version":9}`))
	f.Add([]byte(`{"format":"carebottle-vault","version":1,"passphrase":{"time":4294967295}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := decodeSlots(data)
		if err != nil {
			if !errors.Is(err, ErrSlotsDamaged) && !errors.Is(err, ErrNewerFormat) {
				t.Fatalf("untyped error %v", err)
			}
			return
		}
		if err := s.Passphrase.cost().valid(); err != nil {
			t.Fatal(err)
		}
		again, err := encodeSlots(s)
		ok(t, err)
		if t2, err := decodeSlots(again); err != nil || t2.Generation != s.Generation {
			t.Fatalf("not read back: %v", err)
		}
	})
}
