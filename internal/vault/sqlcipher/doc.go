// Package sqlcipher knows how an encrypted SQLite database lies on disk: the
// SQLCipher 4 file format with a raw key, read and written in pure Go under
// modernc.org/sqlite.
//
// It is a VFS, the layer through which SQLite reaches files. SQLite itself is
// not changed: it sees plain pages, the disk sees sealed ones, in the database,
// in the rollback journal and in the write-ahead log alike.
//
// What it promises:
//
//   - The file is SQLCipher's. The sqlcipher program and DB Browser for SQLite
//     open it with the text that [KeyText] returns, also after a crash with a
//     journal or a log beside it, and files made by SQLCipher with its default
//     settings open here.
//   - A page that was changed, moved or cut short is an error ([ErrDamaged]),
//     never a silent wrong value. A wrong key is refused ([ErrWrongKey]) before
//     any file is touched.
//   - A commit that returned is on the disk (synchronous=FULL), and no plain
//     page ever is: SQLite's temporary files are refused, not merely configured
//     away.
//
// What it does not: page numbers, file sizes and the times of writes show; an
// older copy of the whole file is still authentic; while SQLite has the
// database open its cache holds plain pages. Keys are kept in buffers of our
// own and zeroed by [DB.Close]; the schedules inside crypto/aes and crypto/hmac
// are out of our reach and are left to the garbage collector. While this
// package has a database open, the sqlcipher program must not write to it: the
// two keep different checksums in the shared memory of the log.
//
// The format is described at https://www.zetetic.net/sqlcipher/design/ and, for
// what SQLite puts around it, at https://www.sqlite.org/fileformat2.html.
package sqlcipher
