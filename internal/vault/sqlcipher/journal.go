package sqlcipher

import (
	"encoding/binary"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// A rollback journal is made of segments: a header padded to a sector, then
// records of page number, page as it was, and checksum. See section 3 of
// https://www.sqlite.org/fileformat2.html.
//
// The checksum is over the page as it lies in the file, so SQLite's, over the
// plain page, and the disk's, over the sealed one, differ. Both add some of the
// page's bytes to a number kept in the segment's header: the difference of the
// sums turns one into the other.
const (
	recordSize    = 4 + pageSize + 4
	journalMagic  = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
	journalHeader = 28
	notCounted    = 0xffffffff // as many records as the file holds
)

// A journalFile is the rollback journal of one connection.
type journalFile struct {
	*disk
	codec  pageCodec
	record []byte // C memory: a record as it is on the disk
	word   []byte // C memory: four bytes

	wordAt   int64  // offset of the last 4-byte write, which was
	lastWord uint32 // this: before a page, the page's number

	pageAt int64  // offset of the page last read or written, for which
	toDisk uint32 // disk checksum = SQLite's checksum + toDisk

	segment segment // the one last read from
}

// A segment of the journal, as its header counts it.
type segment struct {
	from, to int64 // offsets of its records
	seed     uint32
}

func (f *journalFile) base() *disk { return f.disk }

func (f *journalFile) free(tls *libc.TLS) {
	release(tls, f.record)
	release(tls, f.word)
}

func (f *journalFile) writePlain(tls *libc.TLS, b []byte, off int64) int32 {
	f.segment = segment{}
	switch {
	case len(b) == pageSize:
		return f.writePage(tls, b, off)
	case len(b) == 4 && off == f.pageAt+pageSize:
		binary.BigEndian.PutUint32(f.word, binary.BigEndian.Uint32(b)+f.toDisk)
		f.pageAt = -1
		return f.writeAt(tls, f.word, off)
	case len(b) == 4:
		f.wordAt, f.lastWord = off, binary.BigEndian.Uint32(b)
	}
	return f.writeAt(tls, b, off)
}

func (f *journalFile) writePage(tls *libc.TLS, b []byte, off int64) int32 {
	if f.wordAt != off-4 || f.lastWord == 0 {
		return lib.SQLITE_IOERR_WRITE // a page whose number SQLite has not said
	}
	if f.lastWord == 1 && !fitsFormat(b, f.codec.Reserve()) {
		return lib.SQLITE_IOERR_WRITE
	}
	sealed := f.record[4 : 4+pageSize]
	f.codec.Seal(sealed, b, f.lastWord)
	f.pageAt, f.toDisk = off, journalSum(sealed)-journalSum(b)
	return f.writeAt(tls, sealed, off)
}

func (f *journalFile) readPlain(tls *libc.TLS, b []byte, off int64) int32 {
	switch {
	case len(b) == pageSize && off >= 4:
		return f.readPage(tls, b, off)
	case len(b) == 4 && off == f.pageAt+pageSize:
		rc := f.readAt(tls, b, off)
		if rc == lib.SQLITE_OK {
			binary.BigEndian.PutUint32(b, binary.BigEndian.Uint32(b)-f.toDisk)
		}
		return rc
	}
	return f.readAt(tls, b, off)
}

// readPage reads the page of a record. SQLite takes a record that is short or
// fails its checksum for the end of what a crashed writer got to the disk, and
// stops there, well content. For records past the last synced header that is
// right. One that a header counts was on the disk before the database was
// touched: if it is damaged now, stopping would leave the rollback half done
// and the database silently wrong, so reading it is an error.
func (f *journalFile) readPage(tls *libc.TLS, b []byte, off int64) int32 {
	f.pageAt = -1
	counted, rc := f.counted(tls, off)
	if rc != lib.SQLITE_OK {
		return rc
	}
	damaged := int32(lib.SQLITE_IOERR_SHORT_READ)
	if counted {
		damaged = lib.SQLITE_IOERR_DATA
	}
	switch rc := f.readAt(tls, f.record, off-4); rc {
	case lib.SQLITE_OK:
	case lib.SQLITE_IOERR_SHORT_READ:
		clear(b)
		return damaged
	default:
		return rc
	}
	number := binary.BigEndian.Uint32(f.record)
	sealed := f.record[4 : 4+pageSize]
	sum := journalSum(sealed)
	if counted && binary.BigEndian.Uint32(f.record[4+pageSize:]) != f.segment.seed+sum {
		return damaged
	}
	if !f.codec.Open(b, sealed, number) {
		clear(b)
		return damaged
	}
	f.pageAt, f.toDisk = off, sum-journalSum(b)
	return lib.SQLITE_OK
}

// counted reports whether the record with its page at off is one that a header
// on the disk counts, and makes segment that header's.
func (f *journalFile) counted(tls *libc.TLS, off int64) (bool, int32) {
	if f.segment.from < off && off < f.segment.to {
		return true, lib.SQLITE_OK
	}
	h := f.record[:journalHeader]
	sector := int64(0)
	for at := int64(0); at < off; {
		switch rc := f.readAt(tls, h, at); rc {
		case lib.SQLITE_OK:
		case lib.SQLITE_IOERR_SHORT_READ:
			return false, lib.SQLITE_OK
		default:
			return false, rc
		}
		if string(h[:8]) != journalMagic {
			return false, lib.SQLITE_OK
		}
		if sector == 0 {
			sector = int64(binary.BigEndian.Uint32(h[20:]))
		}
		n := int64(binary.BigEndian.Uint32(h[8:]))
		if n == notCounted || sector < 32 {
			return false, lib.SQLITE_OK
		}
		s := segment{from: at + sector, to: at + sector + n*recordSize, seed: binary.BigEndian.Uint32(h[12:])}
		if s.from < off && off < s.to {
			f.segment = s
			return true, lib.SQLITE_OK
		}
		at = (s.to + sector - 1) / sector * sector
	}
	return false, lib.SQLITE_OK
}

func (f *journalFile) truncateTo(tls *libc.TLS, size int64) int32 {
	f.segment = segment{}
	f.pageAt, f.wordAt = -1, -1
	return f.truncate(tls, f.file, size)
}

// journalSum adds up the bytes of a page that a journal's checksum is made of:
// every 200th, counted back from the end.
func journalSum(page []byte) uint32 {
	var sum uint32
	for i := pageSize - 200; i > 0; i -= 200 {
		sum += uint32(page[i])
	}
	return sum
}
