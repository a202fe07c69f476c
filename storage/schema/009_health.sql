-- +goose Up

-- How the visits of a source went lately.
ALTER TABLE sources ADD COLUMN took_ms BIGINT NOT NULL DEFAULT 0; -- milliseconds that its visits take, the latest weighing most; 0: not known
ALTER TABLE sources ADD COLUMN history TEXT NOT NULL DEFAULT '';  -- a word for each day: days since 1970 ':' visits that read it '.' that did not '.' new items

-- How each source is, as far as staff were told.
CREATE TABLE watches (
    source   TEXT   NOT NULL PRIMARY KEY REFERENCES sources (id),
    state    TEXT   NOT NULL,                 -- health.State
    since_at BIGINT NOT NULL,                 -- Unix seconds
    next     TEXT   NOT NULL DEFAULT '',      -- the health.State that may be told soon; empty: none
    next_at  BIGINT NOT NULL DEFAULT 0        -- Unix seconds; since when it may
);

-- What staff were told, each once.
CREATE TABLE events (
    number   BIGINT NOT NULL PRIMARY KEY,     -- 1, 2, 3, …
    source   TEXT   NOT NULL,                 -- sources.id; empty: it is about the settings
    state    TEXT   NOT NULL,                 -- what is the matter now
    was      TEXT   NOT NULL,                 -- and what was before
    since_at BIGINT NOT NULL,                 -- Unix seconds; when it began
    told_at  BIGINT NOT NULL,                 -- Unix seconds
    title_vi TEXT   NOT NULL,
    title_en TEXT   NOT NULL,
    what_vi  TEXT   NOT NULL,
    what_en  TEXT   NOT NULL,
    next_vi  TEXT   NOT NULL,
    next_en  TEXT   NOT NULL
);

-- Those who carry events to staff, and how far they came.
CREATE TABLE messengers (
    name          TEXT   NOT NULL PRIMARY KEY, -- 'email', 'webhook'
    told          BIGINT NOT NULL,             -- events.number of the last one that was carried
    failures      BIGINT NOT NULL DEFAULT 0,   -- in a row
    failing_since BIGINT NOT NULL DEFAULT 0,   -- Unix seconds; 0: it is not failing
    due_at        BIGINT NOT NULL DEFAULT 0,   -- Unix seconds; until then nothing is tried
    problem       TEXT   NOT NULL DEFAULT '',  -- why it failed
    digest_at     BIGINT NOT NULL DEFAULT 0    -- Unix seconds; up to when the last digest tells
);

-- The settings files as they were last good, so that one that breaks can be
-- stood in for.
CREATE TABLE settings_files (
    path    TEXT   NOT NULL PRIMARY KEY,      -- as seen from the main file's folder, with slashes
    content TEXT   NOT NULL,
    kept_at BIGINT NOT NULL                   -- Unix seconds
);

-- +goose Down
DROP TABLE settings_files;
DROP TABLE messengers;
DROP TABLE events;
DROP TABLE watches;
ALTER TABLE sources DROP COLUMN history;
ALTER TABLE sources DROP COLUMN took_ms;
