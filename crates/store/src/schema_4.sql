-- What each place holds now, and with what it was read: a file that is the same in both is not read again. A place is the
-- digest of a file's path, so that a casebook tells nothing of the machine.
CREATE TABLE places (
    place   TEXT PRIMARY KEY,
    sha256  TEXT NOT NULL,
    read_as TEXT NOT NULL
) STRICT;

-- Versions that another has replaced. Their received bytes stay in `originals`.
CREATE TABLE history (
    sha256      TEXT PRIMARY KEY,
    place       TEXT NOT NULL,
    name        TEXT NOT NULL,
    replaced_by TEXT NOT NULL,
    received    TEXT NOT NULL,
    document    TEXT NOT NULL
) STRICT;

-- What a run has begun and not ended: files by their place, and by an empty place the incidents of all.
CREATE TABLE pending (
    place TEXT PRIMARY KEY,
    name  TEXT NOT NULL
) STRICT;

-- A digest of a document's words: copies have the same, whatever white space stands between them.
ALTER TABLE documents ADD COLUMN words TEXT;
