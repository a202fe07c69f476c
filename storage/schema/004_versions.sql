-- +goose Up

-- Which version of its text an item shows now, and since when.
ALTER TABLE items ADD COLUMN version BIGINT NOT NULL DEFAULT 1;    -- counted from 1
ALTER TABLE items ADD COLUMN version_at BIGINT NOT NULL DEFAULT 0; -- Unix seconds; 0: since it was first met

-- Texts that were published and no longer stand in texts. A version that is
-- superseded only in form is still in force: its words are those of texts.
CREATE TABLE versions (
    item       TEXT   NOT NULL REFERENCES items (id),
    version    BIGINT NOT NULL,
    url        TEXT   NOT NULL,
    title      TEXT   NOT NULL,
    summary    TEXT   NOT NULL,
    content    TEXT   NOT NULL,               -- safe HTML
    image      TEXT   NOT NULL,
    authors    TEXT   NOT NULL,               -- JSON
    categories TEXT   NOT NULL,               -- JSON
    enclosures TEXT   NOT NULL,               -- JSON
    since_at   BIGINT NOT NULL,               -- Unix seconds; 0: since the item was first met
    until_at   BIGINT NOT NULL,               -- Unix seconds; 0: its words are still in force
    PRIMARY KEY (item, version)
);

-- The log of what was issued: in each selection every first settling into it
-- and every change of a text, numbered from 1. Volumes of the archive are
-- stretches of it.
CREATE TABLE changes (
    selection  TEXT   NOT NULL,               -- '' everything, 'department:ID'
    number     BIGINT NOT NULL,
    story      TEXT   NOT NULL REFERENCES stories (id),
    version    BIGINT NOT NULL,               -- of the centre's text
    arrived_at BIGINT NOT NULL,               -- Unix seconds, as they were then
    updated_at BIGINT NOT NULL,               -- Unix seconds, as they were then
    withdrawn  BIGINT NOT NULL DEFAULT 0,     -- 1: no longer given out
    PRIMARY KEY (selection, number)
);
CREATE INDEX changes_story ON changes (story);
CREATE INDEX changes_withdrawn ON changes (selection) WHERE withdrawn <> 0;

-- What is public already was issued in the order of its arrival.
INSERT INTO changes (selection, number, story, version, arrived_at, updated_at)
SELECT m.selection, ROW_NUMBER() OVER (PARTITION BY m.selection ORDER BY m.arrived_at, m.story),
    m.story, 1, m.arrived_at, s.updated_at
FROM memberships m JOIN stories s ON s.id = m.story
WHERE m.selection = '' OR m.selection LIKE 'department:%';

-- +goose Down
DROP TABLE changes;
DROP TABLE versions;
ALTER TABLE items DROP COLUMN version_at;
ALTER TABLE items DROP COLUMN version;
