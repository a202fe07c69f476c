-- +goose Up

-- What polls of a source have taught about the names that it gives its articles.
CREATE TABLE lessons (
    source  TEXT   NOT NULL REFERENCES sources (id),
    kind    TEXT   NOT NULL,                  -- feeds.LessonKind
    value   TEXT   NOT NULL,                  -- what it says, by kind
    polls   BIGINT NOT NULL,                  -- how many polls taught it
    seen_at BIGINT NOT NULL,                  -- Unix seconds: when the last of them did
    PRIMARY KEY (source, kind, value)
);

-- How many names the ledger has of an item, since this column is there.
ALTER TABLE items ADD COLUMN names BIGINT NOT NULL DEFAULT 0;

-- How much of its articles is republished: feeds.Extent; '' is not known yet.
ALTER TABLE sources ADD COLUMN content TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE sources DROP COLUMN content;
ALTER TABLE items DROP COLUMN names;
DROP TABLE lessons;
