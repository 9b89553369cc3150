package sqlcipher

import (
	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// fileMethods are the platform's methods on an open file.
type fileMethods struct {
	close         func(*libc.TLS, uintptr) int32
	read          func(*libc.TLS, uintptr, uintptr, int32, int64) int32
	write         func(*libc.TLS, uintptr, uintptr, int32, int64) int32
	truncate      func(*libc.TLS, uintptr, int64) int32
	sync          func(*libc.TLS, uintptr, int32) int32
	size          func(*libc.TLS, uintptr, uintptr) int32
	lock          func(*libc.TLS, uintptr, int32) int32
	unlock        func(*libc.TLS, uintptr, int32) int32
	checkReserved func(*libc.TLS, uintptr, uintptr) int32
	control       func(*libc.TLS, uintptr, int32, uintptr) int32
	features      func(*libc.TLS, uintptr) int32
	shmMap        func(*libc.TLS, uintptr, int32, int32, int32, uintptr) int32
	shmLock       func(*libc.TLS, uintptr, int32, int32, int32) int32
	shmBarrier    func(*libc.TLS, uintptr)
	shmUnmap      func(*libc.TLS, uintptr, int32) int32
}

func methodsOf(realFile uintptr) *fileMethods {
	t := (*lib.Tsqlite3_io_methods)(at((*lib.Tsqlite3_file)(at(realFile)).FpMethods))
	m := &fileMethods{
		close:         funcAt[func(*libc.TLS, uintptr) int32](t.FxClose),
		read:          funcAt[func(*libc.TLS, uintptr, uintptr, int32, int64) int32](t.FxRead),
		write:         funcAt[func(*libc.TLS, uintptr, uintptr, int32, int64) int32](t.FxWrite),
		truncate:      funcAt[func(*libc.TLS, uintptr, int64) int32](t.FxTruncate),
		sync:          funcAt[func(*libc.TLS, uintptr, int32) int32](t.FxSync),
		size:          funcAt[func(*libc.TLS, uintptr, uintptr) int32](t.FxFileSize),
		lock:          funcAt[func(*libc.TLS, uintptr, int32) int32](t.FxLock),
		unlock:        funcAt[func(*libc.TLS, uintptr, int32) int32](t.FxUnlock),
		checkReserved: funcAt[func(*libc.TLS, uintptr, uintptr) int32](t.FxCheckReservedLock),
		control:       funcAt[func(*libc.TLS, uintptr, int32, uintptr) int32](t.FxFileControl),
		features:      funcAt[func(*libc.TLS, uintptr) int32](t.FxDeviceCharacteristics),
	}
	if t.FiVersion >= 2 && t.FxShmMap != 0 {
		m.shmMap = funcAt[func(*libc.TLS, uintptr, int32, int32, int32, uintptr) int32](t.FxShmMap)
		m.shmLock = funcAt[func(*libc.TLS, uintptr, int32, int32, int32) int32](t.FxShmLock)
		m.shmBarrier = funcAt[func(*libc.TLS, uintptr)](t.FxShmBarrier)
		m.shmUnmap = funcAt[func(*libc.TLS, uintptr, int32) int32](t.FxShmUnmap)
	}
	return m
}

// A disk is a file as the platform's VFS has it open: sealed bytes. Status
// codes are SQLite's, and every buffer is C memory.
type disk struct {
	*fileMethods
	file uintptr
	out  []byte // 8 bytes of C memory for results
}

func (d *disk) readAt(tls *libc.TLS, b []byte, off int64) int32 {
	return d.read(tls, d.file, addr(b), int32(len(b)), off)
}

func (d *disk) writeAt(tls *libc.TLS, b []byte, off int64) int32 {
	return d.write(tls, d.file, addr(b), int32(len(b)), off)
}

// length is the size of the file in bytes.
func (d *disk) length(tls *libc.TLS) (int64, int32) {
	rc := d.size(tls, d.file, addr(d.out))
	return *(*int64)(at(addr(d.out))), rc
}
