-- +goose Up

-- The hubs that are told of news, as long as the settings name them.
CREATE TABLE hubs (
    url           TEXT   NOT NULL PRIMARY KEY,
    failures      BIGINT NOT NULL DEFAULT 0,  -- in a row
    failing_since BIGINT NOT NULL DEFAULT 0,  -- Unix seconds; 0: it is not failing
    due_at        BIGINT NOT NULL DEFAULT 0,  -- Unix seconds; until then it is left alone
    problem       TEXT   NOT NULL DEFAULT ''  -- why it could not be told
);

-- Which state of each feed a hub was told of last. Whatever is published in
-- another state is still to be told.
CREATE TABLE notices (
    hub   TEXT NOT NULL,                      -- hubs.url
    topic TEXT NOT NULL,                      -- the address of the feed
    etag  TEXT NOT NULL,
    PRIMARY KEY (hub, topic)
);

-- +goose Down
DROP TABLE notices;
DROP TABLE hubs;
