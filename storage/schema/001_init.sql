-- +goose Up

-- What is remembered of each source that the settings ever named.
CREATE TABLE sources (
    id            TEXT   NOT NULL PRIMARY KEY,
    department    TEXT   NOT NULL,
    url           TEXT   NOT NULL,
    state         TEXT   NOT NULL,            -- feeds.State; 'removed' when the settings no longer name it
    digest        TEXT   NOT NULL DEFAULT '', -- of the settings and the reader that made the last document
    feed_url      TEXT   NOT NULL DEFAULT '', -- the feed found behind a page
    etag          TEXT   NOT NULL DEFAULT '', -- as the server sent it, byte for byte
    last_modified TEXT   NOT NULL DEFAULT '', -- as the server sent it, byte for byte
    body_digest   TEXT   NOT NULL DEFAULT '', -- of the decoded body
    pace          TEXT   NOT NULL DEFAULT '{}', -- JSON: how often it publishes, and asks to be visited
    date_order    TEXT   NOT NULL DEFAULT '', -- feeds.DateOrder, as its documents proved it
    moved_url     TEXT   NOT NULL DEFAULT '', -- where only permanent redirects lead
    moved_at      BIGINT NOT NULL DEFAULT 0,  -- since when
    title         TEXT   NOT NULL DEFAULT '', -- of the last document
    learned       TEXT   NOT NULL DEFAULT '', -- JSON: how the list of a page without a feed is found
    certificate_until BIGINT NOT NULL DEFAULT 0, -- the end of its server's certificate; 0: it has none
    document_items BIGINT NOT NULL DEFAULT 0, -- how many items the last document had
    items         BIGINT NOT NULL DEFAULT 0,  -- how many items of it are stored
    warnings      TEXT   NOT NULL DEFAULT '[]', -- JSON: repairs of the last document
    due_at        BIGINT NOT NULL DEFAULT 0,  -- Unix seconds, like every *_at; 0: never
    claimed_until BIGINT NOT NULL DEFAULT 0,  -- Unix seconds; a visit is under way until then
    first_ok_at   BIGINT NOT NULL DEFAULT 0,
    polled_at     BIGINT NOT NULL DEFAULT 0,
    ok_at         BIGINT NOT NULL DEFAULT 0,
    new_at        BIGINT NOT NULL DEFAULT 0,  -- when it last had an item that was not known
    failures      BIGINT NOT NULL DEFAULT 0,  -- in a row
    failing_since BIGINT NOT NULL DEFAULT 0,
    problem       TEXT   NOT NULL DEFAULT '', -- feeds.Class; empty: the last visit went well
    problem_detail TEXT  NOT NULL DEFAULT '',
    problem_status BIGINT NOT NULL DEFAULT 0  -- HTTP status
);
CREATE INDEX sources_due ON sources (due_at);

-- Items, one row an article and source. The text stands in texts.
CREATE TABLE items (
    id          TEXT   NOT NULL PRIMARY KEY,  -- UUID version 5 of source and key
    source      TEXT   NOT NULL REFERENCES sources (id),
    key         TEXT   NOT NULL,
    address     TEXT   NOT NULL,              -- canonical, with host; '' when it cannot identify
    url         TEXT   NOT NULL,
    guid        TEXT   NOT NULL,
    title_digest TEXT  NOT NULL,
    text_digest TEXT   NOT NULL,              -- '' when there is no text
    whole_digest TEXT  NOT NULL,              -- of all that the source's own document says of it
    listed_digest TEXT NOT NULL,              -- of title and text as that document has them, each
    published_at BIGINT NOT NULL,             -- 0: unknown and not settled yet
    updated_at  BIGINT NOT NULL,              -- when its text last changed
    date_origin TEXT   NOT NULL,              -- feeds.DateOrigin
    seen_at     BIGINT NOT NULL,              -- first met
    backlog     BIGINT NOT NULL DEFAULT 0,    -- 1: came with the source's first document
    ready_at    BIGINT NOT NULL,              -- may be settled from then on
    story       TEXT   NOT NULL DEFAULT '',   -- '' until it is settled
    joined_at   BIGINT NOT NULL DEFAULT 0,    -- when it joined that story
    UNIQUE (source, key)
);
CREATE INDEX items_story ON items (story) WHERE story <> '';
CREATE INDEX items_unsettled ON items ((published_at = 0), published_at, source, key) WHERE story = '';
CREATE INDEX items_address ON items (address) WHERE address <> '';
CREATE INDEX items_text ON items (text_digest) WHERE text_digest <> '';
CREATE INDEX items_listed ON items (listed_digest) WHERE listed_digest <> '';

-- What is shown of an item. Pruning removes rows here and nowhere else.
CREATE TABLE texts (
    item       TEXT NOT NULL PRIMARY KEY REFERENCES items (id),
    title      TEXT NOT NULL,
    summary    TEXT NOT NULL,
    content    TEXT NOT NULL,                 -- safe HTML
    image      TEXT NOT NULL,
    authors    TEXT NOT NULL,                 -- JSON
    categories TEXT NOT NULL,                 -- JSON
    enclosures TEXT NOT NULL,                 -- JSON
    raw_published TEXT NOT NULL,              -- the date as the source wrote it
    repairs    TEXT NOT NULL                  -- JSON
);

-- Items whose text stands, or may stand, on their article's own page.
CREATE TABLE articles (
    item    TEXT   NOT NULL PRIMARY KEY REFERENCES items (id),
    place   BIGINT NOT NULL,                  -- in the source's document, counted from its top
    due_at  BIGINT NOT NULL,                  -- when the page is to be read; 0: read, or given up
    tries   BIGINT NOT NULL DEFAULT 0,        -- in vain, since it was last wanted
    read_at BIGINT NOT NULL DEFAULT 0,        -- when its text was taken over; 0: never
    problem TEXT   NOT NULL DEFAULT ''        -- feeds.Class of the last try
);
CREATE INDEX articles_due ON articles (due_at) WHERE due_at <> 0;

-- The ledger: under which names an item of a source was ever met.
CREATE TABLE aliases (
    source TEXT   NOT NULL REFERENCES sources (id),
    name   TEXT   NOT NULL,
    item   TEXT   NOT NULL REFERENCES items (id),
    strong BIGINT NOT NULL,                   -- 1: alone enough to recognise the item
    seen_at BIGINT NOT NULL,                  -- first met under this name
    PRIMARY KEY (source, name, item)
);

-- Stories; the id is that of the centre item.
CREATE TABLE stories (
    id         TEXT   NOT NULL PRIMARY KEY,
    arrived_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    state      TEXT   NOT NULL DEFAULT '',    -- '' public, 'hidden', 'merged'
    successor  TEXT   NOT NULL DEFAULT ''     -- of a merged story: the one that survives
);

-- In which selections a story appears, and since when.
CREATE TABLE memberships (
    selection  TEXT   NOT NULL,               -- '' everything, 'department:ID'
    story      TEXT   NOT NULL REFERENCES stories (id),
    arrived_at BIGINT NOT NULL,
    PRIMARY KEY (story, selection)
);
CREATE INDEX memberships_arrived ON memberships (selection, arrived_at, story);

-- Why each item belongs to its story.
CREATE TABLE decisions (
    item       TEXT   NOT NULL REFERENCES items (id),
    story      TEXT   NOT NULL,
    rule       TEXT   NOT NULL,               -- feeds.Rule
    scores     TEXT   NOT NULL,               -- JSON
    evidence   TEXT   NOT NULL,
    decided_at BIGINT NOT NULL,
    PRIMARY KEY (item, decided_at, story)
);

-- When each published document last changed.
CREATE TABLE documents (
    path       TEXT   NOT NULL PRIMARY KEY,
    etag       TEXT   NOT NULL,
    changed_at BIGINT NOT NULL
);

-- +goose Down
DROP TABLE documents;
DROP TABLE decisions;
DROP TABLE memberships;
DROP TABLE stories;
DROP TABLE aliases;
DROP TABLE articles;
DROP TABLE texts;
DROP TABLE items;
DROP TABLE sources;
