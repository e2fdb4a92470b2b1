CREATE TABLE originals (
    sha256 TEXT PRIMARY KEY,
    bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE documents (
    id     TEXT PRIMARY KEY,
    name   TEXT NOT NULL,
    record TEXT NOT NULL
) STRICT;

-- One row for each different file received; a file under a second name is the same file.
CREATE TABLE received (
    sha256   TEXT PRIMARY KEY,
    name     TEXT NOT NULL,
    document TEXT REFERENCES documents (id) ON DELETE CASCADE,
    record   TEXT NOT NULL
) STRICT;

CREATE TABLE blocks (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    seq      INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    PRIMARY KEY (document, seq)
) STRICT;

CREATE TABLE sentences (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    seq      INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (document, seq)
) STRICT;

CREATE VIRTUAL TABLE sentences_search USING fts5 (text, document UNINDEXED, seq UNINDEXED);

CREATE TABLE events (
    id       TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    seq      INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    standing TEXT NOT NULL,
    earliest TEXT,
    latest   TEXT,
    record   TEXT NOT NULL
) STRICT;
CREATE INDEX events_by_document ON events (document, seq);
CREATE INDEX events_by_date ON events (earliest, kind);

CREATE TABLE incidents (
    id     TEXT PRIMARY KEY,
    seq    INTEGER NOT NULL,
    record TEXT NOT NULL
) STRICT;

CREATE TABLE incident_events (
    incident TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    event    TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    PRIMARY KEY (incident, event)
) STRICT;
CREATE INDEX incident_events_by_event ON incident_events (event);

CREATE TABLE disagreements (
    seq      INTEGER PRIMARY KEY,
    incident TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    record   TEXT NOT NULL
) STRICT;

CREATE TABLE series (
    first  TEXT NOT NULL,
    second TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (first, second)
) STRICT;

CREATE TABLE notes (
    document TEXT REFERENCES documents (id) ON DELETE CASCADE,
    stage    TEXT NOT NULL,
    seq      INTEGER NOT NULL,
    code     TEXT NOT NULL,
    record   TEXT NOT NULL
) STRICT;
CREATE INDEX notes_by_document ON notes (document);

CREATE TABLE rulings (
    record TEXT PRIMARY KEY
) STRICT;

-- With what the content was made: one row, of the last run.
CREATE TABLE manifest (
    only   INTEGER PRIMARY KEY CHECK (only = 1),
    record TEXT NOT NULL
) STRICT;

CREATE VIEW v_events AS
SELECT e.id AS event, e.document, d.name AS document_name, e.kind,
       e.record ->> '$.mode' AS mode,
       (SELECT group_concat(value ->> '$.country', '+') FROM json_each(e.record, '$.actors')) AS actors,
       (SELECT group_concat(value ->> '$.country', '+') FROM json_each(e.record, '$.recipients')) AS recipients,
       e.earliest, e.latest,
       e.record ->> '$.when.grain' AS grain,
       e.record ->> '$.when.basis' AS basis,
       e.record ->> '$.place.name' AS place,
       e.standing,
       e.record ->> '$.score' AS score
FROM events e JOIN documents d ON d.id = e.document;

CREATE VIEW v_evidence AS
SELECT e.id AS event, i.incident, e.document, d.name AS document_name,
       s.text AS sentence,
       (e.record ->> '$.evidence.sentence.start') AS sentence_start,
       (e.record ->> '$.evidence.sentence.end') AS sentence_end,
       (e.record ->> '$.evidence.trigger.start') AS trigger_start,
       (e.record ->> '$.evidence.trigger.end') AS trigger_end,
       e.record ->> '$.evidence.pattern' AS pattern
FROM events e
JOIN documents d ON d.id = e.document
LEFT JOIN incident_events i ON i.event = e.id
LEFT JOIN sentences s ON s.document = e.document AND s.start = (e.record ->> '$.evidence.sentence.start');

CREATE VIEW v_incidents AS
SELECT i.id AS incident,
       i.record ->> '$.kind' AS kind,
       i.record ->> '$.mode' AS mode,
       (SELECT group_concat(value, '+') FROM json_each(i.record, '$.actors')) AS actors,
       (SELECT group_concat(value, '+') FROM json_each(i.record, '$.recipients')) AS recipients,
       i.record ->> '$.when.earliest' AS earliest,
       i.record ->> '$.when.latest' AS latest,
       i.record ->> '$.when.grain' AS grain,
       i.record ->> '$.place.name' AS place,
       i.record ->> '$.standing' AS standing,
       json_array_length(i.record, '$.sources') AS independent_sources,
       json_array_length(i.record, '$.events') AS events,
       i.record ->> '$.score' AS score
FROM incidents i;

-- Incidents that happened, by directed pair and month of their first possible day.
CREATE VIEW v_dyad_month AS
SELECT a.value AS actor, r.value AS recipient,
       substr(i.record ->> '$.when.earliest', 1, 7) AS month,
       i.record ->> '$.kind' AS kind,
       count(*) AS incidents,
       round(avg(i.record ->> '$.score'), 2) AS mean_score
FROM incidents i, json_each(i.record, '$.actors') a, json_each(i.record, '$.recipients') r
WHERE i.record ->> '$.standing' = 'happened' AND i.record ->> '$.when.earliest' IS NOT NULL
GROUP BY 1, 2, 3, 4;
