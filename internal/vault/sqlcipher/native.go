package sqlcipher

import (
	"runtime"
	"unsafe"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// This file is the border to the transpiled C: addresses, C memory and
// function pointers. Nothing that the garbage collector owns crosses it but
// pinned functions.

// at is p as a pointer. It is only for memory that C code allocated.
//
// Inlined into a copy, the conversion can make Go 1.26.8's compiler fail.
//
//go:noinline
func at(p uintptr) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&p)) }

// view is the n bytes of C memory at p.
func view(p uintptr, n int) []byte { return unsafe.Slice((*byte)(at(p)), n) }

// addr is the address of b, which is C memory.
func addr(b []byte) uintptr { return uintptr(unsafe.Pointer(unsafe.SliceData(b))) }

// alloc returns n bytes of zeroed C memory, or nil.
func alloc(tls *libc.TLS, n int) []byte {
	p := lib.Xsqlite3_malloc64(tls, uint64(n))
	if p == 0 {
		return nil
	}
	b := view(p, n)
	clear(b)
	return b
}

// release zeroes and frees what alloc returned.
func release(tls *libc.TLS, b []byte) {
	if b != nil {
		clear(b)
		lib.Xsqlite3_free(tls, addr(b))
	}
}

// funcAt is the Go function that a function pointer of the transpiled C names.
func funcAt[F any](p uintptr) F { return *(*F)(unsafe.Pointer(&p)) }

// pinned is the function pointer by which the transpiled C can call f, valid
// until the pinner lets go.
func pinned[F any](pin *runtime.Pinner, f F) uintptr {
	p := *(*unsafe.Pointer)(unsafe.Pointer(&f))
	pin.Pin(p)
	return uintptr(p)
}
