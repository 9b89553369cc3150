-- Readings: there may be tens of thousands, so what is asked of the whole plan
-- must find its way past them, and what is asked of one measure straight to it.

-- What each entry says now, kind by kind.
ALTER TABLE head RENAME TO head_1;
CREATE TABLE head (
	plan        INTEGER NOT NULL,
	kind        TEXT NOT NULL,
	entry       BLOB NOT NULL,
	revision    INTEGER NOT NULL,    -- revision.n
	status      TEXT NOT NULL,       -- of the revision
	role        TEXT NOT NULL,       -- in which it counts
	wall        INTEGER NOT NULL,    -- of the revision
	count       INTEGER NOT NULL,
	first_wall  INTEGER NOT NULL,    -- of the entry's earliest revision
	first_count INTEGER NOT NULL,
	last        INTEGER NOT NULL,    -- n of the entry's revision that arrived last
	PRIMARY KEY (plan, kind, entry, revision)
) STRICT, WITHOUT ROWID;
INSERT INTO head
	SELECT head_1.plan, head_1.kind, head_1.entry, revision, status, role,
		head_1.wall, head_1.count, first_wall, first_count, last
	FROM head_1 JOIN revision ON revision.n = head_1.revision;
DROP TABLE head_1;
-- Of readings alone, since it costs every save of what it holds. Said so, and
-- not as "kind = 'reading'": SQLite would plan each statement with "kind = ?"
-- anew whenever it runs.
CREATE INDEX head_reading_by_clock ON head (plan, wall, count) WHERE kind >= 'reading' AND kind <= 'reading';

-- The points of each version of a reading: its measure, and the pulse that a
-- blood pressure may come with.
CREATE TABLE reading (
	plan          INTEGER NOT NULL,
	measure       TEXT NOT NULL,
	import        TEXT NOT NULL,     -- entry of the import that it came with, or ''
	at            INTEGER NOT NULL,  -- when it was measured: milliseconds since 1970, UTC
	revision      INTEGER NOT NULL,  -- revision.n
	entry         BLOB NOT NULL,     -- the reading's
	state         INTEGER NOT NULL,  -- 1 stands, 2 withdrawn, 3 another version is shown
	checked       INTEGER NOT NULL,  -- whether versions of the entry do not agree
	east          INTEGER NOT NULL,  -- of UTC, the clock where it was measured: minutes
	amounts       BLOB NOT NULL,     -- texts, each after its length
	circumstances BLOB NOT NULL,     -- likewise
	week          TEXT NOT NULL,     -- entry of the blood pressure week that it was taken for, or ''
	note          INTEGER NOT NULL,  -- whether it has one
	PRIMARY KEY (plan, measure, import, at, revision)
) STRICT, WITHOUT ROWID;
CREATE INDEX reading_by_week ON reading (plan, week, at) WHERE week <> '';
CREATE INDEX reading_withdrawn ON reading (plan, measure, at) WHERE state = 2;

-- Plans whose tables read from were made by a version that knew less, to be
-- made again before they are read.
CREATE TABLE stale (plan INTEGER PRIMARY KEY) STRICT;
INSERT INTO stale SELECT DISTINCT plan FROM revision WHERE kind = 'reading';
