package sqlcipher

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"unsafe"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// A vfs is the way to the disk for one key. It is registered with SQLite under
// a random name and calls the platform's own VFS for everything but the form
// of the bytes.
type vfs struct {
	name   string
	keys   *keys
	closed atomic.Bool
	pin    runtime.Pinner

	real       uintptr // the platform's VFS
	realOpen   func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32
	realDelete func(*libc.TLS, uintptr, uintptr, int32) int32
	realAccess func(*libc.TLS, uintptr, uintptr, int32, uintptr) int32
	realPath   func(*libc.TLS, uintptr, uintptr, int32, uintptr) int32

	self, cname, table []byte // C memory: sqlite3_vfs, its name, sqlite3_io_methods

	mu      sync.RWMutex
	files   map[uintptr]openFile
	last    uintptr
	refused error // why a database was not opened last
}

// An openFile gives SQLite plain bytes and the disk sealed ones.
type openFile interface {
	base() *disk
	readPlain(tls *libc.TLS, b []byte, off int64) int32
	writePlain(tls *libc.TLS, b []byte, off int64) int32
	truncateTo(tls *libc.TLS, size int64) int32
	free(tls *libc.TLS)
}

// fileHead stands in C memory before the platform's own file structure.
type fileHead struct {
	methods uintptr // sqlite3_file.pMethods
	id      uintptr
}

const headSize = unsafe.Sizeof(fileHead{})

// register makes SQLite know a VFS for k, which it then owns.
func register(k *keys) (*vfs, error) {
	tls := libc.NewTLS()
	defer tls.Close()
	if rc := lib.Xsqlite3_initialize(tls); rc != lib.SQLITE_OK {
		return nil, fmt.Errorf("starting SQLite: code %d", rc)
	}
	platform := lib.Xsqlite3_vfs_find(tls, 0)
	if platform == 0 {
		return nil, fmt.Errorf("SQLite has no way to the files of this platform")
	}
	var id [12]byte
	rand.Read(id[:])
	v := &vfs{name: "sqlcipher-" + hex.EncodeToString(id[:]), keys: k, real: platform, files: map[uintptr]openFile{}}

	r := (*lib.Tsqlite3_vfs)(at(platform))
	v.realOpen = funcAt[func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32](r.FxOpen)
	v.realDelete = funcAt[func(*libc.TLS, uintptr, uintptr, int32) int32](r.FxDelete)
	v.realAccess = funcAt[func(*libc.TLS, uintptr, uintptr, int32, uintptr) int32](r.FxAccess)
	v.realPath = funcAt[func(*libc.TLS, uintptr, uintptr, int32, uintptr) int32](r.FxFullPathname)

	v.self = alloc(tls, int(unsafe.Sizeof(*r)))
	v.cname = alloc(tls, len(v.name)+1)
	v.table = alloc(tls, int(unsafe.Sizeof(lib.Tsqlite3_io_methods{})))
	if v.self == nil || v.cname == nil || v.table == nil {
		v.free(tls)
		return nil, fmt.Errorf("registering the way to the database: out of memory")
	}
	copy(v.cname, v.name)
	v.fillTable()

	c := (*lib.Tsqlite3_vfs)(at(addr(v.self)))
	*c = *r
	c.FpNext = 0
	c.FzName = addr(v.cname)
	c.FszOsFile = r.FszOsFile + int32(headSize)
	c.FxOpen = pinned(&v.pin, v.xOpen)
	c.FxDelete = pinned(&v.pin, v.xDelete)
	c.FxAccess = pinned(&v.pin, v.xAccess)
	c.FxFullPathname = pinned(&v.pin, v.xFullPathname)
	if rc := lib.Xsqlite3_vfs_register(tls, addr(v.self), 0); rc != lib.SQLITE_OK {
		v.free(tls)
		return nil, fmt.Errorf("registering the way to the database: code %d", rc)
	}
	return v, nil
}

// close lets no connection open any more, makes those left over fail, and
// zeroes the keys. It reports how many files are still open: their memory is
// freed when the last of them closes.
func (v *vfs) close() int {
	tls := libc.NewTLS()
	defer tls.Close()
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.closed.Swap(true) {
		return len(v.files)
	}
	lib.Xsqlite3_vfs_unregister(tls, addr(v.self))
	v.keys.wipe()
	if len(v.files) == 0 {
		v.free(tls)
	}
	return len(v.files)
}

func (v *vfs) free(tls *libc.TLS) {
	release(tls, v.self)
	release(tls, v.cname)
	release(tls, v.table)
	v.self, v.cname, v.table = nil, nil, nil
	v.pin.Unpin()
}

func (v *vfs) lookup(pFile uintptr) openFile {
	id := (*fileHead)(at(pFile)).id
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.files[id]
}

func (v *vfs) xOpen(tls *libc.TLS, _, zName, pFile uintptr, flags int32, pOutFlags uintptr) int32 {
	head := (*fileHead)(at(pFile))
	*head = fileHead{}
	const known = lib.SQLITE_OPEN_MAIN_DB | lib.SQLITE_OPEN_MAIN_JOURNAL | lib.SQLITE_OPEN_WAL | lib.SQLITE_OPEN_SUPER_JOURNAL
	if flags&known == 0 || zName == 0 || v.closed.Load() {
		// A temporary file would hold plain pages.
		return lib.SQLITE_CANTOPEN
	}
	realFile := pFile + headSize
	(*lib.Tsqlite3_file)(at(realFile)).FpMethods = 0
	rc := v.realOpen(tls, v.real, zName, realFile, flags, pOutFlags)
	if (*lib.Tsqlite3_file)(at(realFile)).FpMethods == 0 {
		if rc == lib.SQLITE_OK {
			rc = lib.SQLITE_CANTOPEN
		}
		return rc
	}
	d := &disk{fileMethods: methodsOf(realFile), file: realFile}
	if rc != lib.SQLITE_OK {
		d.close(tls, d.file)
		return rc
	}
	f, rc := v.newFile(tls, d, libc.GoString(zName), flags)
	if rc != lib.SQLITE_OK {
		if f != nil {
			f.free(tls)
		}
		release(tls, d.out)
		d.close(tls, d.file)
		return rc
	}
	v.mu.Lock()
	v.last++
	head.id = v.last
	v.files[head.id] = f
	v.mu.Unlock()
	head.methods = addr(v.table)
	return lib.SQLITE_OK
}

func (v *vfs) newFile(tls *libc.TLS, d *disk, path string, flags int32) (openFile, int32) {
	if d.out = alloc(tls, 8); d.out == nil {
		return nil, lib.SQLITE_NOMEM
	}
	if flags&lib.SQLITE_OPEN_SUPER_JOURNAL != 0 {
		return &nameFile{disk: d}, lib.SQLITE_OK
	}
	codec, err := newCodec(v.keys)
	if err != nil {
		return nil, lib.SQLITE_ERROR
	}
	switch {
	case flags&lib.SQLITE_OPEN_MAIN_JOURNAL != 0:
		f := &journalFile{disk: d, codec: codec, record: alloc(tls, recordSize), word: alloc(tls, 4), wordAt: -1, pageAt: -1}
		if f.record == nil || f.word == nil {
			return f, lib.SQLITE_NOMEM
		}
		return f, lib.SQLITE_OK
	case flags&lib.SQLITE_OPEN_WAL != 0:
		f := &walFile{disk: d, codec: codec, frame: alloc(tls, frameSize), pendingAt: -1, frameAt: -1}
		if f.frame == nil {
			return f, lib.SQLITE_NOMEM
		}
		return f, lib.SQLITE_OK
	}
	f := &mainFile{disk: d, codec: codec, sealed: alloc(tls, pageSize), plain: alloc(tls, pageSize)}
	if f.sealed == nil || f.plain == nil {
		return f, lib.SQLITE_NOMEM
	}
	if err := f.probe(tls, path); err != nil {
		v.mu.Lock()
		v.refused = err
		v.mu.Unlock()
		return f, lib.SQLITE_NOTADB
	}
	return f, lib.SQLITE_OK
}

// whyRefused is the reason that the last database was not opened for, or nil.
func (v *vfs) whyRefused() error {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.refused
}

func (v *vfs) xDelete(tls *libc.TLS, _, zName uintptr, syncDir int32) int32 {
	return v.realDelete(tls, v.real, zName, syncDir)
}

func (v *vfs) xAccess(tls *libc.TLS, _, zName uintptr, flags int32, pResOut uintptr) int32 {
	return v.realAccess(tls, v.real, zName, flags, pResOut)
}

func (v *vfs) xFullPathname(tls *libc.TLS, _, zName uintptr, nOut int32, zOut uintptr) int32 {
	return v.realPath(tls, v.real, zName, nOut, zOut)
}

// fileSize is the size of a file in bytes, 0 of one that isn't there. It does
// not open the file: closing it again would drop the locks that this process
// may hold on it.
func fileSize(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}
