// Package vault knows how the record is locked up: the encrypted database, the keys that open it,
// and who may have it open.
//
// A vault is a folder. It holds an SQLCipher 4 database under a random 32-byte key, and a slot file
// that wraps this key once under a passphrase (Argon2id) and once under a printed recovery code
// (HKDF-SHA256), both with XChaCha20-Poly1305. FORMAT.md describes each byte of the slot file and
// how to open a vault without this program.
//
// It promises:
//   - a vault is opened by one process at a time; a second one gets ErrInUse;
//   - every change to the slot file, the swap of Rekey included, has either happened whole or not at
//     all, whenever the power fails, and the next Open and Unlock finish what was left to tidy up;
//   - a wrong passphrase costs waiting, at most 60 s, and never costs the record;
//   - a file made to do harm cannot ask for unbounded memory or time;
//   - keys lie in this package's own buffers and are zeroed by Lock;
//   - no error speaks of the patient, and no file name either.
//
// It does not promise: secrecy of the number and size of pages; that an old copy of the whole folder
// is noticed where the mark outside of it (Options.MarkPath) is not kept or was taken along; anything
// against somebody at the unlocked device. What Go's runtime, the AES key schedules and SQLite's page
// cache hold in memory while the vault is open is beyond our buffers.
package vault
