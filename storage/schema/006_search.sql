-- +goose Up

-- Under which number a story is found by its words; a greater one arrived
-- later, by the minute. 0: it is not found. The index itself is the engine's.
ALTER TABLE stories ADD COLUMN number BIGINT NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX stories_number ON stories (number) WHERE number <> 0;

-- Stories of which the index says something else than what is stored.
CREATE TABLE unindexed (
    story TEXT   NOT NULL PRIMARY KEY,
    turn  BIGINT NOT NULL                     -- 0: to be indexed before the transaction ends; else the greater the later
);
CREATE INDEX unindexed_turn ON unindexed (turn, story);

-- What the index was made by; no row: there is none yet.
CREATE TABLE indexes (
    version TEXT NOT NULL PRIMARY KEY         -- storage.Index.Version
);

-- +goose Down
DROP TABLE indexes;
DROP TABLE unindexed;
DROP INDEX stories_number;
ALTER TABLE stories DROP COLUMN number;
