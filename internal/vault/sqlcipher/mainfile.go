package sqlcipher

import (
	"bytes"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// A mainFile is the database itself: sealed pages, one after another.
type mainFile struct {
	*disk
	codec         pageCodec
	sealed, plain []byte // C memory, a page each

	// page1 is page 1 as it was on the disk when it was last verified, and
	// header the plain start of it. SQLite reads 16 bytes of the header at
	// every shared lock; comparing is much cheaper than opening.
	page1    [pageSize]byte
	header   [headerSize]byte
	verified bool

	lock int32 // SQLITE_LOCK_*
	end  int64 // the file is at least this long, as far as we wrote it under this lock
}

func (f *mainFile) base() *disk { return f.disk }

func (f *mainFile) free(tls *libc.TLS) {
	release(tls, f.sealed)
	release(tls, f.plain)
	clear(f.header[:])
}

func (f *mainFile) lockedAt(level int32) {
	f.lock = level
	f.end = 0
}

func (f *mainFile) readPlain(tls *libc.TLS, b []byte, off int64) int32 {
	if off == 0 && len(b) == headerSize {
		return f.readStart(tls, b)
	}
	at := off % pageSize
	if at+int64(len(b)) > pageSize {
		return lib.SQLITE_IOERR_READ
	}
	start := off - at
	switch rc := f.readAt(tls, f.sealed, start); rc {
	case lib.SQLITE_OK:
	case lib.SQLITE_IOERR_SHORT_READ:
		return f.readBeyond(tls, b, start)
	default:
		return rc
	}
	if start == 0 && f.verified && at+int64(len(b)) <= headerSize && bytes.Equal(f.sealed, f.page1[:]) {
		copy(b, f.header[at:])
		return lib.SQLITE_OK
	}
	if len(b) == pageSize {
		if !f.open(b, start) {
			return lib.SQLITE_IOERR_DATA
		}
		return lib.SQLITE_OK
	}
	if !f.open(f.plain, start) {
		return lib.SQLITE_IOERR_DATA
	}
	copy(b, f.plain[at:])
	clear(f.plain)
	return lib.SQLITE_OK
}

func (f *mainFile) open(dst []byte, start int64) bool {
	if !f.codec.Open(dst, f.sealed, uint32(start/pageSize)+1) {
		return false
	}
	if start == 0 {
		copy(f.page1[:], f.sealed)
		copy(f.header[:], dst)
		f.verified = true
	}
	return true
}

// readStart answers the read by which SQLite learns page size and reserve. It
// must not fail: with page 1 torn, SQLite has to get as far as rolling back the
// journal that mends it. A page 1 that stays damaged fails when it is read whole.
func (f *mainFile) readStart(tls *libc.TLS, b []byte) int32 {
	h := startHeader(f.codec.Reserve())
	copy(b, h[:])
	n, rc := f.length(tls)
	if rc == lib.SQLITE_OK && n < headerSize {
		return lib.SQLITE_IOERR_SHORT_READ
	}
	return rc
}

// readBeyond answers a read of a page that the file does not hold whole. A file
// that is empty, and pages that a writer has added but not written yet, read as
// zeros; to anybody else the file has been cut short.
func (f *mainFile) readBeyond(tls *libc.TLS, b []byte, start int64) int32 {
	n, rc := f.length(tls)
	if rc != lib.SQLITE_OK {
		return rc
	}
	if n > start || (start > 0 && f.lock < lib.SQLITE_LOCK_RESERVED) {
		return lib.SQLITE_IOERR_DATA
	}
	clear(b)
	return lib.SQLITE_IOERR_SHORT_READ
}

func (f *mainFile) writePlain(tls *libc.TLS, b []byte, off int64) int32 {
	if len(b) != pageSize || off%pageSize != 0 {
		return lib.SQLITE_IOERR_WRITE
	}
	if off == 0 && !fitsFormat(b, f.codec.Reserve()) {
		return lib.SQLITE_IOERR_WRITE
	}
	if off > f.end {
		n, rc := f.length(tls)
		if rc != lib.SQLITE_OK {
			return rc
		}
		if rc := f.fill(tls, n, off); rc != lib.SQLITE_OK {
			return rc
		}
		f.end = max(n, off)
	}
	rc := f.seal(tls, b, off)
	if rc == lib.SQLITE_OK {
		f.end = max(f.end, off+pageSize)
	}
	return rc
}

func (f *mainFile) seal(tls *libc.TLS, b []byte, off int64) int32 {
	f.codec.Seal(f.sealed, b, uint32(off/pageSize)+1)
	return f.writeAt(tls, f.sealed, off)
}

// lockPage is where SQLite keeps its lock bytes. No page is ever stored there,
// and where locks are mandatory, on Windows, none could be written.
const lockPage = 0x40000000

// fill seals pages of zeros into the hole between two offsets, so that whoever
// reads every page (a backup does) finds authentic ones.
func (f *mainFile) fill(tls *libc.TLS, from, to int64) int32 {
	for off := (from + pageSize - 1) / pageSize * pageSize; off < to; off += pageSize {
		if off == lockPage {
			continue
		}
		clear(f.plain)
		if rc := f.seal(tls, f.plain, off); rc != lib.SQLITE_OK {
			return rc
		}
	}
	return lib.SQLITE_OK
}

func (f *mainFile) truncateTo(tls *libc.TLS, size int64) int32 {
	f.end = 0
	n, rc := f.length(tls)
	if rc != lib.SQLITE_OK {
		return rc
	}
	if size > n {
		return f.fill(tls, n, size)
	}
	return f.truncate(tls, f.file, size)
}

// A nameFile is a super-journal: the names of the journals of one transaction
// over several databases, and no page.
type nameFile struct{ *disk }

func (f *nameFile) base() *disk    { return f.disk }
func (f *nameFile) free(*libc.TLS) {}

func (f *nameFile) readPlain(tls *libc.TLS, b []byte, off int64) int32 {
	return f.readAt(tls, b, off)
}

func (f *nameFile) writePlain(tls *libc.TLS, b []byte, off int64) int32 {
	return f.writeAt(tls, b, off)
}

func (f *nameFile) truncateTo(tls *libc.TLS, size int64) int32 {
	return f.truncate(tls, f.file, size)
}
