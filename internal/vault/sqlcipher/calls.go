package sqlcipher

import (
	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// This file holds the methods of an open file as SQLite calls them.

// fillTable writes the table of methods that all files of this VFS share.
// Version 2 is without xFetch: memory mapping would go past the codec.
func (v *vfs) fillTable() {
	*(*lib.Tsqlite3_io_methods)(at(addr(v.table))) = lib.Tsqlite3_io_methods{
		FiVersion:               2,
		FxClose:                 pinned(&v.pin, v.xClose),
		FxRead:                  pinned(&v.pin, v.xRead),
		FxWrite:                 pinned(&v.pin, v.xWrite),
		FxTruncate:              pinned(&v.pin, v.xTruncate),
		FxSync:                  pinned(&v.pin, v.xSync),
		FxFileSize:              pinned(&v.pin, v.xFileSize),
		FxLock:                  pinned(&v.pin, v.xLock),
		FxUnlock:                pinned(&v.pin, v.xUnlock),
		FxCheckReservedLock:     pinned(&v.pin, v.xCheckReservedLock),
		FxFileControl:           pinned(&v.pin, v.xFileControl),
		FxSectorSize:            pinned(&v.pin, v.xSectorSize),
		FxDeviceCharacteristics: pinned(&v.pin, v.xDeviceCharacteristics),
		FxShmMap:                pinned(&v.pin, v.xShmMap),
		FxShmLock:               pinned(&v.pin, v.xShmLock),
		FxShmBarrier:            pinned(&v.pin, v.xShmBarrier),
		FxShmUnmap:              pinned(&v.pin, v.xShmUnmap),
	}
}

func (v *vfs) xClose(tls *libc.TLS, pFile uintptr) int32 {
	f := v.lookup(pFile)
	d := f.base()
	rc := d.close(tls, d.file)
	f.free(tls)
	release(tls, d.out)
	head := (*fileHead)(at(pFile))
	v.mu.Lock()
	defer v.mu.Unlock()
	delete(v.files, head.id)
	*head = fileHead{}
	if v.closed.Load() && len(v.files) == 0 {
		v.free(tls)
	}
	return rc
}

func (v *vfs) xRead(tls *libc.TLS, pFile, buf uintptr, n int32, off int64) int32 {
	if v.closed.Load() {
		return lib.SQLITE_IOERR_READ
	}
	return v.lookup(pFile).readPlain(tls, view(buf, int(n)), off)
}

func (v *vfs) xWrite(tls *libc.TLS, pFile, buf uintptr, n int32, off int64) int32 {
	if v.closed.Load() {
		return lib.SQLITE_IOERR_WRITE
	}
	return v.lookup(pFile).writePlain(tls, view(buf, int(n)), off)
}

func (v *vfs) xTruncate(tls *libc.TLS, pFile uintptr, size int64) int32 {
	if v.closed.Load() {
		return lib.SQLITE_IOERR_TRUNCATE
	}
	return v.lookup(pFile).truncateTo(tls, size)
}

func (v *vfs) xSync(tls *libc.TLS, pFile uintptr, flags int32) int32 {
	d := v.lookup(pFile).base()
	return d.sync(tls, d.file, flags)
}

func (v *vfs) xFileSize(tls *libc.TLS, pFile, pSize uintptr) int32 {
	d := v.lookup(pFile).base()
	return d.size(tls, d.file, pSize)
}

func (v *vfs) xLock(tls *libc.TLS, pFile uintptr, level int32) int32 {
	f := v.lookup(pFile)
	d := f.base()
	rc := d.lock(tls, d.file, level)
	if m, ok := f.(*mainFile); ok && rc == lib.SQLITE_OK {
		m.lockedAt(level)
	}
	return rc
}

func (v *vfs) xUnlock(tls *libc.TLS, pFile uintptr, level int32) int32 {
	f := v.lookup(pFile)
	d := f.base()
	rc := d.unlock(tls, d.file, level)
	if m, ok := f.(*mainFile); ok && rc == lib.SQLITE_OK {
		m.lockedAt(level)
	}
	return rc
}

func (v *vfs) xCheckReservedLock(tls *libc.TLS, pFile, pResOut uintptr) int32 {
	d := v.lookup(pFile).base()
	return d.checkReserved(tls, d.file, pResOut)
}

func (v *vfs) xFileControl(tls *libc.TLS, pFile uintptr, op int32, arg uintptr) int32 {
	switch op {
	case lib.SQLITE_FCNTL_CHUNK_SIZE, lib.SQLITE_FCNTL_MMAP_SIZE:
		// Growing in chunks leaves pages that nobody sealed, and a memory map
		// shows sealed ones.
		return lib.SQLITE_NOTFOUND
	}
	d := v.lookup(pFile).base()
	return d.control(tls, d.file, op, arg)
}

// xSectorSize keeps the journal's header writes smaller than a page, so that a
// write of a page's length in a journal is a page.
func (v *vfs) xSectorSize(*libc.TLS, uintptr) int32 { return 512 }

// xDeviceCharacteristics leaves out what a layer of sealed pages can't keep:
// atomic and sub-page access, and safe append, with which SQLite would not
// count the journal's records.
func (v *vfs) xDeviceCharacteristics(tls *libc.TLS, pFile uintptr) int32 {
	d := v.lookup(pFile).base()
	return d.features(tls, d.file)&lib.SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN | lib.SQLITE_IOCAP_POWERSAFE_OVERWRITE
}

func (v *vfs) xShmMap(tls *libc.TLS, pFile uintptr, region, size, extend int32, pp uintptr) int32 {
	d := v.lookup(pFile).base()
	if d.shmMap == nil {
		return lib.SQLITE_IOERR
	}
	return d.shmMap(tls, d.file, region, size, extend, pp)
}

func (v *vfs) xShmLock(tls *libc.TLS, pFile uintptr, offset, n, flags int32) int32 {
	f := v.lookup(pFile)
	d := f.base()
	if d.shmLock == nil {
		return lib.SQLITE_IOERR
	}
	if m, ok := f.(*mainFile); ok {
		m.end = 0
	}
	return d.shmLock(tls, d.file, offset, n, flags)
}

func (v *vfs) xShmBarrier(tls *libc.TLS, pFile uintptr) {
	if d := v.lookup(pFile).base(); d.shmBarrier != nil {
		d.shmBarrier(tls, d.file)
	}
}

func (v *vfs) xShmUnmap(tls *libc.TLS, pFile uintptr, remove int32) int32 {
	d := v.lookup(pFile).base()
	if d.shmUnmap == nil {
		return lib.SQLITE_OK
	}
	return d.shmUnmap(tls, d.file, remove)
}
