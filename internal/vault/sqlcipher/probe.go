package sqlcipher

import (
	"encoding/binary"
	"errors"
	"io"
	"os"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// probed is how many pages or records of each file are tried: enough to find a
// sound one beside a torn one, few enough not to read a large foreign file.
const probed = 64

// probe reports whether the key belongs to the database at path, before SQLite
// sees it. SQLite would take a log that a wrong key makes unreadable for an
// empty one and delete it on closing.
//
// A page 1 that doesn't authenticate may be torn, and its journal or log be
// there to mend it: then some other page knows the key.
func (f *mainFile) probe(tls *libc.TLS, path string) error {
	n, rc := f.length(tls)
	if rc != lib.SQLITE_OK {
		return errors.New("the size of the database is not known")
	}
	if n == 0 {
		if fileSize(path+"-wal") > walHeader {
			return ErrDamaged // SQLite would delete the log of an empty database
		}
		return nil
	}
	for pgno := uint32(1); pgno <= probed && int64(pgno)*pageSize <= n; pgno++ {
		if rc := f.readAt(tls, f.sealed, int64(pgno-1)*pageSize); rc != lib.SQLITE_OK {
			break
		}
		ok := f.codec.Open(f.plain, f.sealed, pgno)
		clear(f.plain)
		if ok {
			return nil
		}
	}
	if f.opensAny(path+"-journal", journalStart(path+"-journal"), recordSize, 4) ||
		f.opensAny(path+"-wal", walHeader, frameSize, frameHeader) {
		return nil
	}
	clear(f.sealed)
	f.readAt(tls, f.sealed, 0) // a short read leaves zeros
	return f.refusal(f.sealed, n)
}

// refusal is the error for a file none of whose pages is authentic.
func (f *mainFile) refusal(start []byte, size int64) error {
	c, ok := f.codec.(*cbcHMAC)
	switch {
	case !ok || string(start[:SaltSize]) != string(c.salt[:]):
		return ErrForeign
	case size < pageSize:
		return ErrDamaged
	}
	return ErrWrongKey
}

// opensAny reports whether one of the records of a journal or log, of the given
// size from the given offset, holds an authentic page.
func (f *mainFile) opensAny(path string, from, record, page int64) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	b := make([]byte, record)
	for i := range int64(probed) {
		if _, err := io.ReadFull(io.NewSectionReader(file, from+i*record, record), b); err != nil {
			return false
		}
		ok := f.codec.Open(f.plain, b[page:page+pageSize], binary.BigEndian.Uint32(b))
		clear(f.plain)
		if ok {
			return true
		}
	}
	return false
}

// journalStart is where a journal's first record begins: after a sector.
func journalStart(path string) int64 {
	const usual = 512
	file, err := os.Open(path)
	if err != nil {
		return usual
	}
	defer file.Close()
	var h [journalHeader]byte
	if _, err := io.ReadFull(file, h[:]); err != nil || string(h[:8]) != journalMagic {
		return usual
	}
	return int64(binary.BigEndian.Uint32(h[20:]))
}
