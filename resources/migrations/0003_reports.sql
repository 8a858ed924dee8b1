-- Reports of every kind: scenarios in versions, sections, scores, polarity, and what people wrote.

-- The texts of scenarios and taxonomies, each version for itself and never altered. Texts that come
-- with the program are here once a report was made by them. `withdrawn_at` hides a name's versions
-- from lists; reports keep theirs.
CREATE TABLE definition (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('scenario', 'taxonomy')),
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    text TEXT NOT NULL,
    own INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    withdrawn_at TEXT NOT NULL DEFAULT '',
    UNIQUE (kind, name, own, version)
) STRICT;

CREATE TABLE report_definition (
    report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    position INTEGER NOT NULL,
    definition_id INTEGER NOT NULL REFERENCES definition,
    PRIMARY KEY (report_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_definition_definition ON report_definition (definition_id);

-- The kind of site a report was made for is frozen in it: cards change.
ALTER TABLE report ADD COLUMN site_kind TEXT NOT NULL DEFAULT 'other';
ALTER TABLE report ADD COLUMN supersedes INTEGER REFERENCES report;
CREATE INDEX report_supersedes ON report (supersedes) WHERE supersedes IS NOT NULL;
UPDATE report SET site_kind = coalesce(
    (SELECT visit.site_kind FROM visit WHERE visit.id = report.visit_id), 'other'
);

-- `own` is a JSON list of the fields that a person wrote, each with the text it had before.
ALTER TABLE finding ADD COLUMN section TEXT NOT NULL DEFAULT '';
ALTER TABLE finding ADD COLUMN score REAL;
ALTER TABLE finding ADD COLUMN polarity TEXT;
ALTER TABLE finding ADD COLUMN own TEXT NOT NULL DEFAULT '[]';

-- All that is counted across reports: what is spoken of, and what is not met.
CREATE INDEX finding_spoken
    ON finding (report_id, verdict, review, polarity, section, criterion_id, title)
    WHERE verdict IS NULL;
CREATE INDEX finding_not_met
    ON finding (report_id, verdict, review, polarity, section, criterion_id, title)
    WHERE verdict = 'not_met';

-- `sure`: its label was probable enough to count unseen. Until now that meant 0.6 and more.
ALTER TABLE evidence ADD COLUMN sure INTEGER NOT NULL DEFAULT 0;
ALTER TABLE evidence ADD COLUMN check_id TEXT NOT NULL DEFAULT '';
UPDATE evidence SET sure = 1 WHERE probability >= 0.6;

-- The percentage of what a mean rests on that could be judged.
ALTER TABLE figure ADD COLUMN judged REAL;

-- What names are called in documents for other eyes, the same in all of them. The name is empty once
-- it is forgotten; its number stays, so that it is never given again.
CREATE TABLE pseudonym (
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT,
    made_at TEXT NOT NULL,
    PRIMARY KEY (kind, number),
    UNIQUE (kind, name_key)
) STRICT, WITHOUT ROWID;

DROP VIEW v_finding;
CREATE VIEW v_finding AS
SELECT
    finding.id AS finding_id,
    report.id AS report_id,
    report.title AS report,
    report.kind AS kind,
    report.state AS state,
    report.visit_id AS visit_id,
    finding.position AS position,
    finding.section AS section,
    finding.criterion_id AS criterion_id,
    finding.title AS title,
    finding.verdict AS verdict,
    finding.score AS score,
    finding.polarity AS polarity,
    finding.support AS support,
    finding.review AS review,
    finding.statement AS statement,
    finding.recommendation AS recommendation
FROM finding
JOIN report ON report.id = finding.report_id
WHERE report.bin_id IS NULL;
