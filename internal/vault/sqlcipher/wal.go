package sqlcipher

import (
	"encoding/binary"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// A write-ahead log is a header and frames of a header and a page each. See
// section 4 of https://www.sqlite.org/fileformat2.html.
const (
	walHeader   = 32
	frameHeader = 24
	frameSize   = frameHeader + pageSize
)

// A walFile is the write-ahead log of one connection.
//
// Frames are chained by checksums, over plain pages in SQLite and over sealed
// ones on the disk. What SQLite writes is therefore given the disk's checksum,
// taken up from the frame before, which another connection may have written;
// what recovery reads is checked against the disk's chain, and then handed on
// with the checksums that SQLite will come to itself.
type walFile struct {
	*disk
	codec pageCodec
	frame []byte // C memory: a frame as it is on the disk
	order byteOrder

	// SQLite writes a frame in two parts. The header is held back until its
	// page comes, so that both go out at once, with the right checksum.
	pendingAt int64
	pending   [frameHeader]byte

	// Pages written twice in one transaction are overwritten in place, and at
	// its end SQLite reads each frame from there on and writes its header anew.
	rewriting bool
	frameAt   int64 // offset of the frame in frame, when rewriting; else -1

	recovery *recovery // since the header was read and until something is written
}

func (f *walFile) base() *disk { return f.disk }

func (f *walFile) free(tls *libc.TLS) { release(tls, f.frame) }

// frameIndex says which frame, from 1, starts at off; 0 if none does.
func frameIndex(off int64) int64 {
	if off < walHeader || (off-walHeader)%frameSize != 0 {
		return 0
	}
	return (off-walHeader)/frameSize + 1
}

func frameOffset(index int64) int64 { return walHeader + (index-1)*frameSize }

func (f *walFile) readPlain(tls *libc.TLS, b []byte, off int64) int32 {
	switch n := len(b); {
	case n == walHeader && off == 0:
		return f.readHeader(tls, b)
	case n == frameSize && frameIndex(off) > 0 && f.recovery != nil:
		return f.recoverFrame(tls, b, frameIndex(off))
	case n == frameSize && frameIndex(off) > 0:
		return f.readFrame(tls, b, off)
	case n == pageSize && frameIndex(off-frameHeader) > 0:
		return f.readPage(tls, b, off-frameHeader)
	case n == 8 && (off == 24 || frameIndex(off-16) > 0):
		// The checksum that the rewriting of headers starts from. What SQLite
		// makes of it comes back to us and is replaced.
		return f.readAt(tls, b, off)
	}
	return lib.SQLITE_IOERR_READ
}

func (f *walFile) readHeader(tls *libc.TLS, b []byte) int32 {
	f.forget()
	rc := f.readAt(tls, b, 0)
	if rc == lib.SQLITE_OK {
		f.order = orderOf(b)
		f.recovery = newRecovery(b)
	}
	return rc
}

// readPage reads the page of the frame at off, as connections do that know
// from the log's index what it holds.
func (f *walFile) readPage(tls *libc.TLS, b []byte, off int64) int32 {
	f.frameAt = -1
	if rc := f.readAt(tls, f.frame, off); rc != lib.SQLITE_OK {
		if rc == lib.SQLITE_IOERR_SHORT_READ {
			rc = lib.SQLITE_IOERR_DATA // the index knows of this frame
		}
		return rc
	}
	if !f.codec.Open(b, f.frame[frameHeader:], binary.BigEndian.Uint32(f.frame)) {
		return lib.SQLITE_IOERR_DATA
	}
	return lib.SQLITE_OK
}

// readFrame reads a frame whose header is about to be written anew.
func (f *walFile) readFrame(tls *libc.TLS, b []byte, off int64) int32 {
	if rc := f.readPage(tls, b[frameHeader:], off); rc != lib.SQLITE_OK {
		return rc
	}
	copy(b, f.frame[:frameHeader])
	if f.rewriting {
		f.frameAt = off
	}
	return lib.SQLITE_OK
}

func (f *walFile) writePlain(tls *libc.TLS, b []byte, off int64) int32 {
	f.recovery = nil
	switch n := len(b); {
	case n == walHeader && off == 0:
		f.forget()
		f.order = orderOf(b)
		return f.writeAt(tls, b, off)
	case n == frameHeader && frameIndex(off) > 0:
		if f.frameAt == off {
			return f.rewriteHeader(tls, b, off)
		}
		copy(f.pending[:], b)
		f.pendingAt = off
		return lib.SQLITE_OK
	case n == pageSize && frameIndex(off-frameHeader) > 0:
		f.frameAt = -1
		if f.pendingAt == off-frameHeader {
			return f.appendFrame(tls, b, off-frameHeader)
		}
		return f.overwritePage(tls, b, off)
	}
	return lib.SQLITE_IOERR_WRITE
}

func (f *walFile) appendFrame(tls *libc.TLS, page []byte, off int64) int32 {
	f.pendingAt = -1
	copy(f.frame, f.pending[:])
	if rc := f.sealFrame(page); rc != lib.SQLITE_OK {
		return rc
	}
	// Within a transaction that overwrote frames, SQLite leaves salt and
	// checksum of those that follow zero, to be written at its end.
	if [16]byte(f.pending[8:]) != [16]byte{} {
		if rc := f.chain(tls, off); rc != lib.SQLITE_OK {
			return rc
		}
	}
	return f.writeAt(tls, f.frame, off)
}

// overwritePage puts a page in the place of the one that this transaction
// wrote to the same frame before.
func (f *walFile) overwritePage(tls *libc.TLS, page []byte, off int64) int32 {
	f.rewriting = true
	if rc := f.readAt(tls, f.frame[:frameHeader], off-frameHeader); rc != lib.SQLITE_OK {
		return lib.SQLITE_IOERR_WRITE
	}
	if rc := f.sealFrame(page); rc != lib.SQLITE_OK {
		return rc
	}
	return f.writeAt(tls, f.frame[frameHeader:], off)
}

// rewriteHeader writes the header of the frame that was read just before.
func (f *walFile) rewriteHeader(tls *libc.TLS, header []byte, off int64) int32 {
	f.frameAt = -1
	copy(f.frame, header)
	if rc := f.chain(tls, off); rc != lib.SQLITE_OK {
		return rc
	}
	return f.writeAt(tls, f.frame[:frameHeader], off)
}

// sealFrame seals a page into frame, under the number in frame's header.
func (f *walFile) sealFrame(page []byte) int32 {
	number := binary.BigEndian.Uint32(f.frame)
	if number == 0 || (number == 1 && !fitsFormat(page, f.codec.Reserve())) {
		return lib.SQLITE_IOERR_WRITE
	}
	f.codec.Seal(f.frame[frameHeader:], page, number)
	return lib.SQLITE_OK
}

// chain puts the disk's checksum into the frame that belongs at off.
func (f *walFile) chain(tls *libc.TLS, off int64) int32 {
	if f.order == unknownOrder {
		if rc := f.readAt(tls, f.out[:4], 0); rc != lib.SQLITE_OK {
			return lib.SQLITE_IOERR_WRITE
		}
		f.order = orderOf(f.out)
	}
	before := int64(24) // the header's own checksum
	if off > walHeader {
		before = off - frameSize + 16
	}
	if rc := f.readAt(tls, f.out[:8], before); rc != lib.SQLITE_OK {
		return lib.SQLITE_IOERR_WRITE
	}
	sumAt(f.out).frame(f.order, f.frame).put(f.frame[16:])
	return lib.SQLITE_OK
}

func (f *walFile) truncateTo(tls *libc.TLS, size int64) int32 {
	f.forget()
	return f.truncate(tls, f.file, size)
}

// forget drops what is known of the frames.
func (f *walFile) forget() {
	f.order = unknownOrder
	f.pendingAt, f.frameAt = -1, -1
	f.rewriting = false
	f.recovery = nil
}
