// Package compat knows nothing: it holds tests and benchmarks of package
// sqlcipher against SQLCipher itself, in C. It is a module of its own so that
// cgo and SQLCipher stay out of the program's build.
package compat
