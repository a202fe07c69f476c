-- +goose Up

-- What finds the stories that a text is like: the hashes of each centre that
-- was settled within the window, under a small number of its own.
-- A comment that begins with an engine's name holds what only that engine has.
ALTER TABLE items ADD COLUMN likeness BIGINT NOT NULL DEFAULT 0; -- its number in the index; 0: it is not in it
CREATE INDEX items_likeness ON items (likeness) WHERE likeness <> 0;

CREATE TABLE likenesses (
    hash   BIGINT NOT NULL,                   -- 32 bits, with sign
    number BIGINT NOT NULL,                   -- items.likeness
    PRIMARY KEY (hash, number)
) /*sqlite: WITHOUT ROWID */;

-- Under which hashes a number is in the index, so that it can leave it.
CREATE TABLE sketches (
    number     BIGINT NOT NULL PRIMARY KEY,   -- items.likeness; a greater one was given later
    settled_at BIGINT NOT NULL,               -- Unix seconds; when it was given
    hashes     TEXT   NOT NULL                -- 4 bytes each, in base64
) /*sqlite: WITHOUT ROWID */;

-- What the texts of a source have in common.
CREATE TABLE habits (
    source TEXT   NOT NULL PRIMARY KEY REFERENCES sources (id),
    texts  BIGINT NOT NULL,                   -- how many were looked at
    lines  TEXT   NOT NULL                    -- digest of a line, 8 bytes, and in how many of them it stood, 1 byte, each, in base64
);

-- The story that an item is most like among those that it is no part of.
CREATE TABLE near_misses (
    item     TEXT NOT NULL PRIMARY KEY REFERENCES items (id),
    story    TEXT NOT NULL,
    reason   TEXT NOT NULL,                   -- feeds.Miss
    scores   TEXT NOT NULL,                   -- JSON
    evidence TEXT NOT NULL
);

-- +goose Down
DROP TABLE near_misses;
DROP TABLE habits;
DROP TABLE sketches;
DROP TABLE likenesses;
DROP INDEX items_likeness;
ALTER TABLE items DROP COLUMN likeness;
