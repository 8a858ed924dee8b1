-- The first form of the library.
--
-- Ids are AUTOINCREMENT where people refer to them: they are never used twice. Times are UTC ISO
-- text, lengths integer milliseconds, lists and dictionaries JSON text. Names that people type are
-- found again by `name_key`: the name folded to one spelling of case and space.

-- Bytes --------------------------------------------------------------------------------------------

-- One row per stretch of bytes kept in chunks. It is visible once `complete` is 1; until then
-- `owner` names the process that is writing it, so that a dead one's leavings can be swept.
CREATE TABLE media (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    purpose TEXT NOT NULL CHECK (purpose IN ('original', 'index')),
    complete INTEGER NOT NULL DEFAULT 0,
    sha256 TEXT NOT NULL DEFAULT '',
    size_bytes INTEGER NOT NULL DEFAULT 0,
    owner TEXT NOT NULL DEFAULT '',
    added_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX media_original ON media (sha256) WHERE purpose = 'original' AND complete = 1;
CREATE INDEX media_unfinished ON media (id) WHERE complete = 0;

CREATE TABLE media_chunk (
    id INTEGER PRIMARY KEY,
    media_id INTEGER NOT NULL REFERENCES media ON DELETE CASCADE,
    position INTEGER NOT NULL,
    content BLOB NOT NULL,
    UNIQUE (media_id, position)
) STRICT;

-- Visits -------------------------------------------------------------------------------------------

CREATE TABLE customer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE client (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE employee (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE zone (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE
) STRICT;

-- A site is its name and its kind. `customer_id` is its owner.
CREATE TABLE site (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    customer_id INTEGER REFERENCES customer,
    city TEXT NOT NULL DEFAULT '',
    UNIQUE (name_key, kind)
) STRICT;
CREATE INDEX site_customer ON site (customer_id);

-- `customer_id` is who ordered this visit; empty stands for the owner of the site.
CREATE TABLE visit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    site_id INTEGER REFERENCES site,
    site_kind TEXT NOT NULL,
    customer_id INTEGER REFERENCES customer,
    client_id INTEGER REFERENCES client,
    employee_id INTEGER REFERENCES employee,
    city TEXT NOT NULL DEFAULT '',
    date TEXT,
    number INTEGER,
    scenario_id TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX visit_site ON visit (site_id);
CREATE INDEX visit_customer ON visit (customer_id);

CREATE TABLE visit_zone (
    visit_id INTEGER NOT NULL REFERENCES visit ON DELETE CASCADE,
    position INTEGER NOT NULL,
    zone_id INTEGER NOT NULL REFERENCES zone,
    PRIMARY KEY (visit_id, position)
) STRICT, WITHOUT ROWID;

-- Recordings and documents -------------------------------------------------------------------------

-- The columns from duration_ms on are empty until the original was decoded.
CREATE TABLE recording (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    media_id INTEGER NOT NULL REFERENCES media,
    visit_id INTEGER REFERENCES visit,
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    state TEXT NOT NULL,
    added_at TEXT NOT NULL,
    duration_ms INTEGER,
    rate_hz INTEGER,
    channels INTEGER,
    codec TEXT,
    derived_channels INTEGER,
    mixed_down INTEGER,
    silent INTEGER,
    truncated INTEGER
) STRICT;
CREATE INDEX recording_media ON recording (media_id);
CREATE INDEX recording_visit ON recording (visit_id);

-- Derived audio: a FLAC stream of its own for each stretch of 16 kHz audio. Can be made again.
CREATE TABLE audio_window (
    id INTEGER PRIMARY KEY,
    recording_id INTEGER NOT NULL REFERENCES recording ON DELETE CASCADE,
    start_frame INTEGER NOT NULL,
    frames INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    peaks BLOB NOT NULL,
    flac BLOB NOT NULL,
    UNIQUE (recording_id, start_frame)
) STRICT;

CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    media_id INTEGER NOT NULL REFERENCES media,
    visit_id INTEGER REFERENCES visit,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    added_at TEXT NOT NULL
) STRICT;
CREATE INDEX document_media ON document (media_id);
CREATE INDEX document_visit ON document (visit_id);

-- Transcripts --------------------------------------------------------------------------------------

CREATE TABLE transcript (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recording_id INTEGER NOT NULL REFERENCES recording ON DELETE CASCADE,
    version INTEGER NOT NULL,
    model_id TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT '',
    language_probability REAL NOT NULL DEFAULT 0,
    complete INTEGER NOT NULL DEFAULT 0,
    heard_until_ms INTEGER NOT NULL DEFAULT 0,
    parameters TEXT NOT NULL DEFAULT '{}',
    created_at TEXT NOT NULL,
    UNIQUE (recording_id, version)
) STRICT;

CREATE TABLE speaker (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recording_id INTEGER NOT NULL REFERENCES recording ON DELETE CASCADE,
    label TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT 'unknown',
    UNIQUE (recording_id, label)
) STRICT;

-- `words` holds four JSON lists side by side: starts, ends, texts, probabilities. As lists a long
-- transcript is read several times faster than as rows, and a word is never sought by itself.
CREATE TABLE segment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    transcript_id INTEGER NOT NULL REFERENCES transcript ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start_ms INTEGER NOT NULL,
    end_ms INTEGER NOT NULL,
    speaker_id INTEGER REFERENCES speaker,
    confidence REAL NOT NULL,
    flags TEXT NOT NULL DEFAULT '',
    heard TEXT NOT NULL,
    text TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    UNIQUE (transcript_id, position)
) STRICT;
CREATE INDEX segment_speaker ON segment (speaker_id);

CREATE TRIGGER segment_heard_is_fixed BEFORE UPDATE OF heard, words ON segment
BEGIN
    SELECT RAISE(ABORT, 'what was heard is never altered');
END;

CREATE VIRTUAL TABLE segment_search USING fts5 (
    text,
    content='segment', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER segment_search_add AFTER INSERT ON segment
BEGIN
    INSERT INTO segment_search (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER segment_search_remove AFTER DELETE ON segment
BEGIN
    INSERT INTO segment_search (segment_search, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER segment_search_change AFTER UPDATE OF text ON segment
BEGIN
    INSERT INTO segment_search (segment_search, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO segment_search (rowid, text) VALUES (new.id, new.text);
END;

CREATE VIRTUAL TABLE document_search USING fts5 (
    name, text,
    content='document', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER document_search_add AFTER INSERT ON document
BEGIN
    INSERT INTO document_search (rowid, name, text) VALUES (new.id, new.name, new.text);
END;
CREATE TRIGGER document_search_remove AFTER DELETE ON document
BEGIN
    INSERT INTO document_search (document_search, rowid, name, text)
    VALUES ('delete', old.id, old.name, old.text);
END;
CREATE TRIGGER document_search_change AFTER UPDATE OF name, text ON document
BEGIN
    INSERT INTO document_search (document_search, rowid, name, text)
    VALUES ('delete', old.id, old.name, old.text);
    INSERT INTO document_search (rowid, name, text) VALUES (new.id, new.name, new.text);
END;

-- Reports ------------------------------------------------------------------------------------------

-- One row per run; `run` says how it was made.
CREATE TABLE report (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    scenario_id TEXT NOT NULL,
    visit_id INTEGER REFERENCES visit,
    state TEXT NOT NULL,
    created_at TEXT NOT NULL,
    language TEXT NOT NULL,
    complete INTEGER NOT NULL DEFAULT 0,
    summary TEXT NOT NULL DEFAULT '',
    similar TEXT NOT NULL DEFAULT '[]',
    run TEXT
) STRICT;
CREATE INDEX report_visit ON report (visit_id);

CREATE TABLE report_recording (
    report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    position INTEGER NOT NULL,
    recording_id INTEGER NOT NULL REFERENCES recording,
    PRIMARY KEY (report_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_recording_recording ON report_recording (recording_id);

CREATE TABLE figure (
    report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (report_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    position INTEGER NOT NULL,
    criterion_id TEXT NOT NULL,
    title TEXT NOT NULL,
    verdict TEXT,
    support TEXT NOT NULL,
    review TEXT NOT NULL,
    statement TEXT NOT NULL,
    recommendation TEXT NOT NULL,
    notes TEXT NOT NULL DEFAULT '[]',
    UNIQUE (report_id, criterion_id)
) STRICT;

CREATE TABLE evidence (
    finding_id INTEGER NOT NULL REFERENCES finding ON DELETE CASCADE,
    position INTEGER NOT NULL,
    recording_id INTEGER NOT NULL REFERENCES recording,
    segment_ids TEXT NOT NULL,
    quote TEXT NOT NULL,
    start_ms INTEGER NOT NULL,
    end_ms INTEGER NOT NULL,
    stance TEXT,
    probability REAL,
    confirmed INTEGER,
    PRIMARY KEY (finding_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_recording ON evidence (recording_id);

CREATE VIRTUAL TABLE finding_search USING fts5 (
    title, statement, recommendation,
    content='finding', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER finding_search_add AFTER INSERT ON finding
BEGIN
    INSERT INTO finding_search (rowid, title, statement, recommendation)
    VALUES (new.id, new.title, new.statement, new.recommendation);
END;
CREATE TRIGGER finding_search_remove AFTER DELETE ON finding
BEGIN
    INSERT INTO finding_search (finding_search, rowid, title, statement, recommendation)
    VALUES ('delete', old.id, old.title, old.statement, old.recommendation);
END;
CREATE TRIGGER finding_search_change AFTER UPDATE OF title, statement, recommendation ON finding
BEGIN
    INSERT INTO finding_search (finding_search, rowid, title, statement, recommendation)
    VALUES ('delete', old.id, old.title, old.statement, old.recommendation);
    INSERT INTO finding_search (rowid, title, statement, recommendation)
    VALUES (new.id, new.title, new.statement, new.recommendation);
END;

-- Knowledge ----------------------------------------------------------------------------------------

-- `source_id` is a transcript's id for kind 'passage', a finding's for kind 'finding'. `visit_id`
-- is kept for sources without a recording; a recording's passages follow its visit.
CREATE TABLE passage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    source_id INTEGER NOT NULL,
    recording_id INTEGER REFERENCES recording ON DELETE CASCADE,
    visit_id INTEGER REFERENCES visit,
    segment_ids TEXT NOT NULL DEFAULT '[]',
    start_ms INTEGER NOT NULL,
    end_ms INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX passage_source ON passage (kind, source_id);
CREATE INDEX passage_recording ON passage (recording_id);
CREATE INDEX passage_visit ON passage (visit_id);

CREATE VIRTUAL TABLE passage_search USING fts5 (
    text,
    content='passage', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER passage_search_add AFTER INSERT ON passage
BEGIN
    INSERT INTO passage_search (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER passage_search_remove AFTER DELETE ON passage
BEGIN
    INSERT INTO passage_search (passage_search, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER passage_search_change AFTER UPDATE OF text ON passage
BEGIN
    INSERT INTO passage_search (passage_search, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO passage_search (rowid, text) VALUES (new.id, new.text);
END;

-- Little-endian float32, one row per passage and model. Row ids only grow: the index catches up
-- by them.
CREATE TABLE vector (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    passage_id INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE,
    model_id TEXT NOT NULL,
    dimensions INTEGER NOT NULL,
    content BLOB NOT NULL,
    UNIQUE (passage_id, model_id)
) STRICT;
CREATE INDEX vector_model ON vector (model_id, id);

-- The neighbour index as it was saved: a cache of the vectors up to `generation`.
CREATE TABLE saved_index (
    model_id TEXT PRIMARY KEY,
    media_id INTEGER NOT NULL REFERENCES media,
    generation INTEGER NOT NULL,
    count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX saved_index_media ON saved_index (media_id);

-- Jobs ---------------------------------------------------------------------------------------------

CREATE TABLE job (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    lane TEXT NOT NULL,
    state TEXT NOT NULL,
    request TEXT NOT NULL,
    created_at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    progress_done INTEGER,
    progress_total INTEGER,
    progress_unit TEXT,
    seconds_left REAL,
    result TEXT NOT NULL DEFAULT '{}',
    error_code TEXT NOT NULL DEFAULT '',
    error_detail TEXT NOT NULL DEFAULT '',
    started_at TEXT NOT NULL DEFAULT '',
    ended_at TEXT NOT NULL DEFAULT '',
    owner TEXT NOT NULL DEFAULT '',
    cancel_asked INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX job_state ON job (state, lane, id);

-- How fast this computer does a kind of work (by model, mostly), for estimates of time left.
CREATE TABLE speed (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    speed REAL NOT NULL,
    measured_at TEXT NOT NULL,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

-- Views for people who look into the library with other programs -----------------------------------

CREATE VIEW v_visit AS
SELECT
    visit.id AS visit_id,
    visit.date AS date,
    visit.number AS number,
    site.name AS site,
    visit.site_kind AS site_kind,
    CASE WHEN visit.city <> '' THEN visit.city ELSE coalesce(site.city, '') END AS city,
    customer.name AS customer,
    client.name AS client,
    employee.name AS employee,
    visit.scenario_id AS scenario_id,
    (
        SELECT group_concat(zone.name, ', ' ORDER BY visit_zone.position)
        FROM visit_zone JOIN zone ON zone.id = visit_zone.zone_id
        WHERE visit_zone.visit_id = visit.id
    ) AS zones
FROM visit
LEFT JOIN site ON site.id = visit.site_id
LEFT JOIN customer ON customer.id = coalesce(visit.customer_id, site.customer_id)
LEFT JOIN client ON client.id = visit.client_id
LEFT JOIN employee ON employee.id = visit.employee_id;

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
    segment.heard AS heard,
    segment.text AS text,
    segment.confidence AS confidence
FROM segment
JOIN transcript ON transcript.id = segment.transcript_id
JOIN recording ON recording.id = transcript.recording_id
LEFT JOIN speaker ON speaker.id = segment.speaker_id;

CREATE VIEW v_finding AS
SELECT
    finding.id AS finding_id,
    report.id AS report_id,
    report.title AS report,
    report.kind AS kind,
    report.visit_id AS visit_id,
    finding.position AS position,
    finding.criterion_id AS criterion_id,
    finding.verdict AS verdict,
    finding.support AS support,
    finding.review AS review,
    finding.statement AS statement,
    finding.recommendation AS recommendation
FROM finding
JOIN report ON report.id = finding.report_id;
