-- The truth. Nothing here is made from anything else, and nothing is removed
-- but the bodies that a person erased.

CREATE TABLE plan (
	n  INTEGER PRIMARY KEY,          -- what other tables call the plan
	id BLOB NOT NULL UNIQUE          -- id of its first revision, 32 bytes
) STRICT;

-- This installation's hand in each plan. A plan that is only read has none.
CREATE TABLE hand (
	plan    INTEGER PRIMARY KEY REFERENCES plan (n),
	replica BLOB NOT NULL CHECK (length(replica) = 16),
	member  BLOB NOT NULL CHECK (length(member) = 16), -- entry of its member
	key     BLOB NOT NULL CHECK (length(key) = 64),    -- Ed25519 private key
	mark    BLOB NOT NULL            -- the installation that the hand belongs to
) STRICT;

-- A header's fields stand beside its bytes so that a screen need not read
-- JSON to know them; Verify compares.
CREATE TABLE revision (
	n          INTEGER PRIMARY KEY,  -- order of arrival here
	before     INTEGER,              -- n of this entry's revision (of this kind) that arrived before it
	plan       INTEGER NOT NULL REFERENCES plan (n),
	replica    BLOB NOT NULL,        -- 16 bytes
	seq        INTEGER NOT NULL,
	id         BLOB NOT NULL,        -- SHA-256 of header, 32 bytes
	entry      BLOB NOT NULL,        -- 16 bytes
	v          INTEGER NOT NULL,
	kind       TEXT NOT NULL,
	status     TEXT NOT NULL,
	author     BLOB NOT NULL,        -- entry of the member who wrote it
	asserter   TEXT NOT NULL,
	wall       INTEGER NOT NULL,     -- milliseconds since 1970, UTC
	count      INTEGER NOT NULL,     -- orders what has the same wall
	body_state INTEGER NOT NULL,     -- history.BodyState
	seal       BLOB,                 -- signature of the seal that was made here, if one ends here
	header     BLOB NOT NULL,        -- exactly as written
	salt       BLOB,                 -- NULL unless the body is present
	body       BLOB
) STRICT;
CREATE UNIQUE INDEX revision_by_chain ON revision (plan, replica, seq, id);

-- Seals that came from elsewhere. One may come before its revision, and one
-- with a false signature must not keep the true one out.
CREATE TABLE seal (
	plan      INTEGER NOT NULL REFERENCES plan (n),
	replica   BLOB NOT NULL,
	seq       INTEGER NOT NULL,
	id        BLOB NOT NULL,
	signature BLOB NOT NULL,         -- Ed25519, 64 bytes
	PRIMARY KEY (plan, replica, seq, id, signature)
) STRICT, WITHOUT ROWID;

-- What was typed and not saved yet, and what belongs to no plan.
CREATE TABLE draft   (key TEXT PRIMARY KEY, data  BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- The tables read from. Each can be emptied and made again from the above.

-- What each entry says now.
CREATE TABLE head (
	plan        INTEGER NOT NULL,
	entry       BLOB NOT NULL,
	kind        TEXT NOT NULL,
	revision    INTEGER NOT NULL,    -- revision.n
	role        TEXT NOT NULL,       -- in which it counts
	wall        INTEGER NOT NULL,    -- of the revision
	count       INTEGER NOT NULL,
	first_wall  INTEGER NOT NULL,    -- of the entry's earliest revision
	first_count INTEGER NOT NULL,
	last        INTEGER NOT NULL,    -- n of the entry's revision that arrived last
	PRIMARY KEY (plan, entry, kind, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE member (
	plan    INTEGER NOT NULL,
	entry   BLOB NOT NULL,
	name    TEXT NOT NULL,
	device  TEXT NOT NULL,
	role    TEXT NOT NULL,
	revoked INTEGER NOT NULL,
	PRIMARY KEY (plan, entry)
) STRICT, WITHOUT ROWID;

-- What is kept but does not count.
CREATE TABLE apart (
	revision INTEGER PRIMARY KEY,
	plan     INTEGER NOT NULL,
	reason   INTEGER NOT NULL        -- history.Reason
) STRICT;

-- What counts in another role than its author's: somebody accepted it.
CREATE TABLE accepted (
	revision INTEGER PRIMARY KEY,
	plan     INTEGER NOT NULL,
	role     TEXT NOT NULL
) STRICT;
