-- The whole domain: cities, notes, terms, chats, stages, edits, captures, the bin, and the chain of
-- custody. Rows a person may delete carry `bin_id`: the act of deleting that put them in the bin.

DROP VIEW v_visit;
DROP VIEW v_transcript;
DROP VIEW v_finding;

-- The library itself -------------------------------------------------------------------------------

-- What holds for this library wherever it is opened; `content` is JSON. `id` names the library.
CREATE TABLE library_setting (
    name TEXT PRIMARY KEY,
    content TEXT NOT NULL CHECK (json_valid(content))
) STRICT, WITHOUT ROWID;
INSERT INTO library_setting (name, content)
VALUES ('id', json_quote(lower(hex(randomblob(16)))));

-- One row per act of deleting. Restoring it clears `bin_id` wherever it stands; emptying it removes
-- the rows and what was made from them.
CREATE TABLE bin_entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subject TEXT NOT NULL,
    title TEXT NOT NULL,
    person TEXT NOT NULL,
    binned_at TEXT NOT NULL
) STRICT;

-- Jobs ---------------------------------------------------------------------------------------------

-- A person may hold a job where it is, and choose what is done next: lower places come first.
ALTER TABLE job ADD COLUMN pause_asked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE job ADD COLUMN place INTEGER NOT NULL DEFAULT 0;

-- Chain of custody ---------------------------------------------------------------------------------

-- `hash` is SHA-256 over the other columns and so over every earlier row (domain/custody.py).
-- `detail` holds ids and hashes, never text.
CREATE TABLE custody (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    at TEXT NOT NULL,
    person TEXT NOT NULL,
    system_user TEXT NOT NULL,
    program TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL CHECK (json_valid(detail)),
    previous BLOB NOT NULL CHECK (length(previous) = 32),
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32)
) STRICT;
CREATE TRIGGER custody_is_never_altered BEFORE UPDATE ON custody
BEGIN
    SELECT RAISE(ABORT, 'the chain of custody is only added to');
END;
CREATE TRIGGER custody_is_never_removed BEFORE DELETE ON custody
BEGIN
    SELECT RAISE(ABORT, 'the chain of custody is only added to');
END;
CREATE TRIGGER custody_goes_on BEFORE INSERT ON custody
WHEN new.number <> coalesce((SELECT max(number) FROM custody), 0) + 1
    OR new.previous
    <> coalesce((SELECT hash FROM custody ORDER BY number DESC LIMIT 1), zeroblob(32))
BEGIN
    SELECT RAISE(ABORT, 'the chain of custody must go on from its head');
END;

-- Heads of the chain, signed with a key that lies outside the library.
CREATE TABLE anchor (
    id INTEGER PRIMARY KEY,
    number INTEGER NOT NULL REFERENCES custody,
    hash BLOB NOT NULL,
    at TEXT NOT NULL,
    public_key BLOB NOT NULL CHECK (length(public_key) = 32),
    signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;
CREATE INDEX anchor_number ON anchor (number);

-- Names --------------------------------------------------------------------------------------------

CREATE TABLE city (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE
) STRICT;
INSERT OR IGNORE INTO city (name, name_key)
SELECT city, name_key(city) FROM (SELECT city FROM site UNION SELECT city FROM visit)
WHERE city <> '' ORDER BY city;

ALTER TABLE site ADD COLUMN city_id INTEGER REFERENCES city;
UPDATE site SET city_id = (SELECT id FROM city WHERE city.name_key = name_key(site.city));
ALTER TABLE site DROP COLUMN city;
CREATE INDEX site_city ON site (city_id);

ALTER TABLE visit ADD COLUMN city_id INTEGER REFERENCES city;
UPDATE visit SET city_id = (SELECT id FROM city WHERE city.name_key = name_key(visit.city));
ALTER TABLE visit DROP COLUMN city;
ALTER TABLE visit ADD COLUMN bin_id INTEGER REFERENCES bin_entry;
-- Who consented to being recorded, and on which day.
ALTER TABLE visit ADD COLUMN consent_by TEXT NOT NULL DEFAULT '';
ALTER TABLE visit ADD COLUMN consent_on TEXT;
CREATE INDEX visit_city ON visit (city_id);
CREATE INDEX visit_client ON visit (client_id);
CREATE INDEX visit_employee ON visit (employee_id);
CREATE INDEX visit_date ON visit (date);
CREATE INDEX visit_bin ON visit (bin_id) WHERE bin_id IS NOT NULL;
CREATE INDEX visit_zone_zone ON visit_zone (zone_id);

-- Words a recogniser should know: names of a customer's house, staff, dishes. No customer: for all.
-- `misheard` is a JSON list of what recognisers write instead.
CREATE TABLE term (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER REFERENCES customer ON DELETE CASCADE,
    text TEXT NOT NULL,
    text_key TEXT NOT NULL,
    misheard TEXT NOT NULL DEFAULT '[]',
    remark TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX term_once ON term (coalesce(customer_id, 0), text_key);
CREATE INDEX term_customer ON term (customer_id);

-- Bytes --------------------------------------------------------------------------------------------

-- An original whose bytes a rule of retention removed keeps its row, hash and size.
ALTER TABLE media ADD COLUMN gone_at TEXT NOT NULL DEFAULT '';
DROP INDEX media_original;
CREATE UNIQUE INDEX media_original ON media (sha256)
WHERE purpose = 'original' AND complete = 1 AND gone_at = '';
CREATE INDEX media_index ON media (id) WHERE purpose = 'index';

-- Sound on its way in, second by second. The recording is made of it when it ends; `removed` says
-- that it was, or that nobody wants it, and what is left of its blocks is on its way out.
CREATE TABLE capture (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    visit_id INTEGER REFERENCES visit,
    device TEXT NOT NULL,
    rate_hz INTEGER NOT NULL,
    channels INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT NOT NULL DEFAULT '',
    owner TEXT NOT NULL DEFAULT '',
    removed INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Interleaved 16-bit little-endian samples. `gap_ms` is what the device lost before them.
CREATE TABLE capture_block (
    capture_id INTEGER NOT NULL REFERENCES capture ON DELETE CASCADE,
    position INTEGER NOT NULL,
    frames INTEGER NOT NULL,
    gap_ms INTEGER NOT NULL DEFAULT 0,
    sha256 TEXT NOT NULL,
    pcm BLOB NOT NULL,
    PRIMARY KEY (capture_id, position)
) STRICT;

-- Moments of a capture: those that people marked become markers of the recording, the others say
-- what became of the sound there. `lost_ms` is how long nothing was kept.
CREATE TABLE capture_moment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    capture_id INTEGER NOT NULL REFERENCES capture ON DELETE CASCADE,
    kind TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    lost_ms INTEGER NOT NULL DEFAULT 0,
    text TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX capture_moment_capture ON capture_moment (capture_id, at_ms);

-- Recordings, documents, notes ---------------------------------------------------------------------

-- `origin` is JSON: where a file lay, when it was last changed, which device captured.
-- `transcript_id` is the version a person chose to read; empty means the newest complete one.
ALTER TABLE recording ADD COLUMN origin TEXT NOT NULL DEFAULT '{}';
ALTER TABLE recording ADD COLUMN transcript_id INTEGER REFERENCES transcript ON DELETE SET NULL;
ALTER TABLE recording ADD COLUMN bin_id INTEGER REFERENCES bin_entry;
CREATE INDEX recording_transcript ON recording (transcript_id) WHERE transcript_id IS NOT NULL;
CREATE INDEX recording_bin ON recording (bin_id) WHERE bin_id IS NOT NULL;

ALTER TABLE document ADD COLUMN origin TEXT NOT NULL DEFAULT '{}';
ALTER TABLE document ADD COLUMN bin_id INTEGER REFERENCES bin_entry;
CREATE INDEX document_bin ON document (bin_id) WHERE bin_id IS NOT NULL;

-- A remark on a visit, on a recording, or on a moment or stretch of it; a marker needs no text.
CREATE TABLE note (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('note', 'marker')),
    visit_id INTEGER REFERENCES visit ON DELETE CASCADE,
    recording_id INTEGER REFERENCES recording ON DELETE CASCADE,
    start_ms INTEGER,
    end_ms INTEGER,
    text TEXT NOT NULL DEFAULT '',
    person TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    bin_id INTEGER REFERENCES bin_entry
) STRICT;
CREATE INDEX note_recording ON note (recording_id, start_ms);
CREATE INDEX note_visit ON note (visit_id);
CREATE INDEX note_bin ON note (bin_id) WHERE bin_id IS NOT NULL;

-- Transcripts --------------------------------------------------------------------------------------

-- A transcript taken over from elsewhere may have no times: then `timed` is 0 and all of them are 0.
ALTER TABLE transcript ADD COLUMN timed INTEGER NOT NULL DEFAULT 1;

-- The engine's rows stay for ever as they were heard. A split or join takes rows out of the text
-- (`live` 0) and puts a person's in their place; undoing it brings the old ones back. `position` is
-- a fraction between its neighbours' where a row was put in between.
CREATE TABLE segment_as_edited (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    transcript_id INTEGER NOT NULL REFERENCES transcript ON DELETE CASCADE,
    position REAL NOT NULL,
    start_ms INTEGER NOT NULL,
    end_ms INTEGER NOT NULL,
    speaker_id INTEGER REFERENCES speaker ON DELETE SET NULL,
    confidence REAL NOT NULL,
    flags TEXT NOT NULL DEFAULT '',
    heard TEXT NOT NULL,
    text TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    heard_start_ms INTEGER NOT NULL,
    heard_end_ms INTEGER NOT NULL,
    made_by TEXT NOT NULL DEFAULT 'engine' CHECK (made_by IN ('engine', 'person')),
    live INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO segment_as_edited (id, transcript_id, position, start_ms, end_ms, speaker_id,
    confidence, flags, heard, text, words, heard_start_ms, heard_end_ms)
SELECT id, transcript_id, position, start_ms, end_ms, speaker_id, confidence, flags, heard, text,
    words, start_ms, end_ms
FROM segment;
DROP TABLE segment_search;
DROP TABLE segment;
ALTER TABLE segment_as_edited RENAME TO segment;
CREATE UNIQUE INDEX segment_order ON segment (transcript_id, position) WHERE live = 1;
CREATE INDEX segment_place ON segment (transcript_id, position);
CREATE INDEX segment_speaker ON segment (speaker_id);

CREATE TRIGGER segment_heard_is_fixed
BEFORE UPDATE OF heard, words, heard_start_ms, heard_end_ms, confidence, flags, made_by ON segment
BEGIN
    SELECT RAISE(ABORT, 'what was heard is never altered');
END;

-- The transcript's number is a word of its own here: a search of a few transcripts reads no others.
CREATE VIRTUAL TABLE segment_search USING fts5 (
    text, transcript_id,
    content='segment', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO segment_search (segment_search) VALUES ('rebuild');
CREATE TRIGGER segment_search_add AFTER INSERT ON segment
BEGIN
    INSERT INTO segment_search (rowid, text, transcript_id)
    VALUES (new.id, new.text, new.transcript_id);
END;
CREATE TRIGGER segment_search_remove AFTER DELETE ON segment
BEGIN
    INSERT INTO segment_search (segment_search, rowid, text, transcript_id)
    VALUES ('delete', old.id, old.text, old.transcript_id);
END;
CREATE TRIGGER segment_search_change AFTER UPDATE OF text ON segment WHEN new.text <> old.text
BEGIN
    INSERT INTO segment_search (segment_search, rowid, text, transcript_id)
    VALUES ('delete', old.id, old.text, old.transcript_id);
    INSERT INTO segment_search (rowid, text, transcript_id)
    VALUES (new.id, new.text, new.transcript_id);
END;

-- What people changed in a transcript: `before` and `after` are JSON lists of the segments in
-- question as they stood and as they stand (id, live, position, start_ms, end_ms, speaker_id, text).
-- Putting `before` back undoes it exactly. Undoing is an edit of its own, `about` the undone one, so
-- that the rows together tell how the text stood after each of them.
CREATE TABLE edit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    transcript_id INTEGER NOT NULL REFERENCES transcript ON DELETE CASCADE,
    kind TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    about INTEGER,
    before TEXT NOT NULL,
    after TEXT NOT NULL
) STRICT;
CREATE INDEX edit_transcript ON edit (transcript_id);

-- Reports ------------------------------------------------------------------------------------------

ALTER TABLE report ADD COLUMN origin TEXT NOT NULL DEFAULT '{}';
ALTER TABLE report ADD COLUMN bin_id INTEGER REFERENCES bin_entry;
CREATE INDEX report_bin ON report (bin_id) WHERE bin_id IS NOT NULL;

-- A step of a report's making: a narrative, or figures as JSON. `inputs` is a JSON list of what it
-- read: `transcript`, or the name of an earlier stage.
CREATE TABLE stage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('narrative', 'figures')),
    inputs TEXT NOT NULL DEFAULT '[]',
    text TEXT NOT NULL,
    run TEXT NOT NULL DEFAULT '{}',
    made_at TEXT NOT NULL,
    UNIQUE (report_id, position)
) STRICT;
CREATE VIRTUAL TABLE stage_search USING fts5 (
    text, report_id,
    content='stage', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER stage_search_add AFTER INSERT ON stage
BEGIN
    INSERT INTO stage_search (rowid, text, report_id) VALUES (new.id, new.text, new.report_id);
END;
CREATE TRIGGER stage_search_remove AFTER DELETE ON stage
BEGIN
    INSERT INTO stage_search (stage_search, rowid, text, report_id)
    VALUES ('delete', old.id, old.text, old.report_id);
END;
CREATE TRIGGER stage_search_change AFTER UPDATE OF text ON stage
BEGIN
    INSERT INTO stage_search (stage_search, rowid, text, report_id)
    VALUES ('delete', old.id, old.text, old.report_id);
    INSERT INTO stage_search (rowid, text, report_id) VALUES (new.id, new.text, new.report_id);
END;

-- Questions and answers ----------------------------------------------------------------------------

-- `scope` is JSON. A turn keeps what was typed (`asked`) and what was run (`question`).
CREATE TABLE chat (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    pinned INTEGER NOT NULL DEFAULT 0,
    scope TEXT NOT NULL DEFAULT '{}',
    created_at TEXT NOT NULL,
    bin_id INTEGER REFERENCES bin_entry
) STRICT;
CREATE INDEX chat_bin ON chat (bin_id) WHERE bin_id IS NOT NULL;

CREATE TABLE turn (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id INTEGER NOT NULL REFERENCES chat ON DELETE CASCADE,
    position INTEGER NOT NULL,
    asked TEXT NOT NULL,
    question TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('quick', 'deep')),
    answer TEXT NOT NULL DEFAULT '',
    run TEXT NOT NULL DEFAULT '{}',
    at TEXT NOT NULL,
    UNIQUE (chat_id, position)
) STRICT;

-- The passages an answer rests on, with the words as they stood then.
CREATE TABLE turn_passage (
    turn_id INTEGER NOT NULL REFERENCES turn ON DELETE CASCADE,
    position INTEGER NOT NULL,
    passage_id INTEGER REFERENCES passage ON DELETE SET NULL,
    recording_id INTEGER REFERENCES recording,
    report_id INTEGER REFERENCES report,
    start_ms INTEGER NOT NULL,
    end_ms INTEGER NOT NULL,
    quote TEXT NOT NULL,
    PRIMARY KEY (turn_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX turn_passage_passage ON turn_passage (passage_id);
CREATE INDEX turn_passage_recording ON turn_passage (recording_id);
CREATE INDEX turn_passage_report ON turn_passage (report_id);

-- Answers that were saved live on their own, whatever becomes of the chat.
CREATE TABLE answer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    question TEXT NOT NULL,
    text TEXT NOT NULL,
    scope TEXT NOT NULL DEFAULT '{}',
    created_at TEXT NOT NULL,
    bin_id INTEGER REFERENCES bin_entry
) STRICT;
CREATE INDEX answer_bin ON answer (bin_id) WHERE bin_id IS NOT NULL;

CREATE TABLE answer_passage (
    answer_id INTEGER NOT NULL REFERENCES answer ON DELETE CASCADE,
    position INTEGER NOT NULL,
    passage_id INTEGER REFERENCES passage ON DELETE SET NULL,
    recording_id INTEGER REFERENCES recording,
    report_id INTEGER REFERENCES report,
    start_ms INTEGER NOT NULL,
    end_ms INTEGER NOT NULL,
    quote TEXT NOT NULL,
    PRIMARY KEY (answer_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_passage_passage ON answer_passage (passage_id);
CREATE INDEX answer_passage_recording ON answer_passage (recording_id);
CREATE INDEX answer_passage_report ON answer_passage (report_id);

-- Taking over old data -----------------------------------------------------------------------------

-- What was taken over already: `source` names the archive's kind, `key` the row or file in it,
-- `subject` what it became. Running the same archive again adds nothing.
CREATE TABLE taken_over (
    source TEXT NOT NULL,
    key TEXT NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (source, key)
) STRICT, WITHOUT ROWID;

-- Words that are removed must not stay in the pages of the word indexes.
INSERT INTO segment_search (segment_search, rank) VALUES ('secure-delete', 1);
INSERT INTO document_search (document_search, rank) VALUES ('secure-delete', 1);
INSERT INTO finding_search (finding_search, rank) VALUES ('secure-delete', 1);
INSERT INTO passage_search (passage_search, rank) VALUES ('secure-delete', 1);
INSERT INTO stage_search (stage_search, rank) VALUES ('secure-delete', 1);

-- Views for people who look into the library with other programs, SQLite 3.37 and later; what is in
-- the bin is not shown ----------------------------------------------------------------------------

CREATE VIEW v_visit AS
SELECT
    visit.id AS visit_id,
    visit.date AS date,
    visit.number AS number,
    site.name AS site,
    visit.site_kind AS site_kind,
    city.name AS city,
    customer.name AS customer,
    client.name AS client,
    employee.name AS employee,
    visit.scenario_id AS scenario_id,
    visit.consent_by AS consent_by,
    visit.consent_on AS consent_on,
    (
        SELECT group_concat(name, ', ') FROM (
            SELECT zone.name FROM visit_zone JOIN zone ON zone.id = visit_zone.zone_id
            WHERE visit_zone.visit_id = visit.id ORDER BY visit_zone.position
        )
    ) AS zones
FROM visit
LEFT JOIN site ON site.id = visit.site_id
LEFT JOIN city ON city.id = coalesce(visit.city_id, site.city_id)
LEFT JOIN customer ON customer.id = coalesce(visit.customer_id, site.customer_id)
LEFT JOIN client ON client.id = visit.client_id
LEFT JOIN employee ON employee.id = visit.employee_id
WHERE visit.bin_id IS NULL;

CREATE VIEW v_transcript AS
SELECT
    segment.id AS segment_id,
    transcript.id AS transcript_id,
    transcript.version AS version,
    transcript.model_id AS model_id,
    transcript.language AS language,
    recording.id AS recording_id,
    recording.name AS recording,
    recording.visit_id AS visit_id,
    segment.position AS position,
    segment.start_ms AS start_ms,
    segment.end_ms AS end_ms,
    CASE WHEN speaker.name <> '' THEN speaker.name ELSE speaker.label END AS speaker,
    speaker.role AS role,
    segment.heard AS heard,
    segment.text AS text,
    segment.confidence AS confidence
FROM segment
JOIN transcript ON transcript.id = segment.transcript_id
JOIN recording ON recording.id = transcript.recording_id
LEFT JOIN speaker ON speaker.id = segment.speaker_id
WHERE segment.live = 1 AND recording.bin_id IS NULL;

CREATE VIEW v_finding AS
SELECT
    finding.id AS finding_id,
    report.id AS report_id,
    report.title AS report,
    report.kind AS kind,
    report.state AS state,
    report.visit_id AS visit_id,
    finding.position AS position,
    finding.criterion_id AS criterion_id,
    finding.title AS title,
    finding.verdict AS verdict,
    finding.support AS support,
    finding.review AS review,
    finding.statement AS statement,
    finding.recommendation AS recommendation
FROM finding
JOIN report ON report.id = finding.report_id
WHERE report.bin_id IS NULL;
