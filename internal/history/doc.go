// Package history knows how a care plan's past is written down, proved and merged.
//
// A plan is a set of revisions. Each revision is a header (compact JSON, hashed to
// give the revision's id) and a body kept beside it (named in the header by a salted
// hash). One device's hand in one plan is a replica; it writes one chain of revisions
// and seals it with its Ed25519 key. Merging two histories is set union; what the plan
// says, who its members are and what each was entitled to are pure functions of the
// set (see [Set.View]). FORMAT.md gives every byte; testdata holds the test vectors.
//
// It promises that:
//
//   - the same revisions and seals give the same view, in any order, any number of times;
//   - bytes are kept as written, so what this version does not know it passes on;
//   - a role comes from a grant that an entitled member signed, never from its writer;
//   - no clock settles anything: [HLC] orders what is displayed, and that is all;
//   - a body may be erased or withheld and the chain still verifies;
//   - a header holds nothing that names or quotes a person, since it is never erased.
//
// It does not read or write files, know the time, or find randomness for itself. It does
// not know what is inside the body of an ordinary entry, only that it is a strict JSON
// object of at most [MaxBody] bytes; nor which kinds of entry there are, beyond the four
// that it needs for itself (see [Reserved]).
//
// Stability: version 1 of the format does not change. A later version may add header
// fields and kinds; it keeps the thirteen fields of version 1, so that this version can
// still place such a revision in its chain, show it and pass it on.
package history
