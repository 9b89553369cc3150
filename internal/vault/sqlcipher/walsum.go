package sqlcipher

import (
	"bytes"
	"encoding/binary"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// byteOrder is the one in which a log's checksums read its bytes: that of the
// machine that started the log.
type byteOrder int

const (
	unknownOrder byteOrder = iota
	littleEndian
	bigEndian
)

// orderOf reads it from the magic number of a log's header.
func orderOf(header []byte) byteOrder {
	if header[3]&1 != 0 {
		return bigEndian
	}
	return littleEndian
}

// walSum is a checksum over a log up to some frame.
type walSum struct{ a, b uint32 }

// sumAt reads a checksum as it is stored: always big-endian.
func sumAt(p []byte) walSum {
	return walSum{binary.BigEndian.Uint32(p), binary.BigEndian.Uint32(p[4:])}
}

func (s walSum) put(p []byte) {
	binary.BigEndian.PutUint32(p, s.a)
	binary.BigEndian.PutUint32(p[4:], s.b)
}

// frame is the checksum after one more frame: its first 8 bytes and its page.
func (s walSum) frame(o byteOrder, frame []byte) walSum {
	return s.add(o, frame[:8]).add(o, frame[frameHeader:])
}

func (s walSum) add(o byteOrder, p []byte) walSum {
	a, b := s.a, s.b
	if o == bigEndian {
		for ; len(p) >= 8; p = p[8:] {
			a += binary.BigEndian.Uint32(p) + b
			b += binary.BigEndian.Uint32(p[4:]) + a
		}
		return walSum{a, b}
	}
	for ; len(p) >= 8; p = p[8:] {
		a += binary.LittleEndian.Uint32(p) + b
		b += binary.LittleEndian.Uint32(p[4:]) + a
	}
	return walSum{a, b}
}

// A recovery walks the log from its start, with both checksum chains in hand.
type recovery struct {
	header      [walHeader]byte
	order       byteOrder
	next        int64 // index of the frame that comes next
	disk, plain walSum
}

func newRecovery(header []byte) *recovery {
	r := &recovery{order: orderOf(header)}
	copy(r.header[:], header)
	r.rewind()
	return r
}

func (r *recovery) rewind() {
	r.next = 1
	r.disk = sumAt(r.header[24:])
	r.plain = r.disk
}

// recoverFrame reads the frame with that index for SQLite, which is building
// the log's index anew. The log ends at the first frame that isn't chained to
// those before: SQLite is given one that it won't take either. A frame that is
// chained but not authentic was forged, or belongs to another key.
func (f *walFile) recoverFrame(tls *libc.TLS, b []byte, index int64) int32 {
	r := f.recovery
	if index < r.next {
		r.rewind()
	}
	for {
		if rc := f.readAt(tls, f.frame, frameOffset(r.next)); rc != lib.SQLITE_OK {
			return rc
		}
		disk := r.disk.frame(r.order, f.frame)
		chained := bytes.Equal(f.frame[8:16], r.header[16:24]) && disk == sumAt(f.frame[16:])
		if !chained {
			clear(b)
			for i, salt := range r.header[16:24] {
				b[8+i] = ^salt
			}
			return lib.SQLITE_OK
		}
		if !f.codec.Open(b[frameHeader:], f.frame[frameHeader:], binary.BigEndian.Uint32(f.frame)) {
			return lib.SQLITE_IOERR_DATA
		}
		copy(b, f.frame[:frameHeader])
		plain := r.plain.frame(r.order, b)
		plain.put(b[16:])
		r.disk, r.plain = disk, plain
		r.next++
		if index < r.next {
			return lib.SQLITE_OK
		}
	}
}
