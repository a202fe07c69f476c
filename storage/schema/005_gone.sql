-- +goose Up

-- An article that is no longer at its address.
ALTER TABLE items ADD COLUMN gone_at BIGINT NOT NULL DEFAULT 0; -- Unix seconds; since when; 0: it is there, as far as is known
CREATE INDEX items_gone ON items (source) WHERE gone_at <> 0;
CREATE INDEX items_published ON items (source, published_at);

-- When it is looked whether articles are still at their addresses.
CREATE TABLE checks (
    item      TEXT   NOT NULL PRIMARY KEY REFERENCES items (id),
    due_at    BIGINT NOT NULL,                -- Unix seconds; when it is looked next; 0: no more
    asked_at  BIGINT NOT NULL DEFAULT 0,      -- Unix seconds; when the last answer came; 0: none did yet
    found     BIGINT NOT NULL DEFAULT 0,      -- how often it was there
    missed_at BIGINT NOT NULL DEFAULT 0,      -- Unix seconds; since when it is not; 0: it is
    problem   TEXT   NOT NULL DEFAULT ''      -- feeds.Class of the last answer; empty: it was there
);
CREATE INDEX checks_due ON checks (due_at) WHERE due_at <> 0;

-- What is done every night, and how that went.
CREATE TABLE chores (
    name     TEXT   NOT NULL PRIMARY KEY,
    tried_at BIGINT NOT NULL,                 -- Unix seconds; the last time
    done_at  BIGINT NOT NULL,                 -- Unix seconds; the last time that went well; 0: never
    problem  TEXT   NOT NULL                  -- a word for what went wrong the last time; empty: nothing did
);

-- +goose Down
DROP TABLE chores;
DROP TABLE checks;
DROP INDEX items_published;
DROP INDEX items_gone;
ALTER TABLE items DROP COLUMN gone_at;
