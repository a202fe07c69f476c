-- +goose Up

-- How many people came to the site, and how often its feeds were asked for.
-- These are sums: nothing is kept that tells one reader from another. A day is
-- one of the site's calendar, as the count of days since 1970.
CREATE TABLE audience (
    day    BIGINT NOT NULL PRIMARY KEY,
    visits BIGINT NOT NULL,                   -- distinct readers of its pages
    polls  BIGINT NOT NULL                    -- requests for its feeds
);

-- How many programs read a feed themselves.
CREATE TABLE pollers (
    day     BIGINT NOT NULL,                  -- as in audience
    feed    TEXT   NOT NULL,                  -- the path of the feed
    pollers BIGINT NOT NULL,                  -- distinct programs
    PRIMARY KEY (day, feed)
);

-- For how many people services on the web read a feed, as each declares it.
CREATE TABLE subscribers (
    feed        TEXT   NOT NULL,              -- the path of the feed
    service     TEXT   NOT NULL,
    subscribers BIGINT NOT NULL,              -- the newest figure
    declared_at BIGINT NOT NULL,              -- Unix seconds
    PRIMARY KEY (feed, service)
);

-- +goose Down
DROP TABLE subscribers;
DROP TABLE pollers;
DROP TABLE audience;
