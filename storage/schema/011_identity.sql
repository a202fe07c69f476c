-- +goose Up

-- Under which names an item was met, and what became part of a story.
CREATE INDEX aliases_item ON aliases (item);
CREATE INDEX stories_successor ON stories (successor) WHERE successor <> '';

-- Centres that are to enter the index of likeness late: what was settled
-- before there was one, in the 30 days up to the last settling.
CREATE TABLE unsketched (
    item       TEXT   NOT NULL PRIMARY KEY REFERENCES items (id),
    settled_at BIGINT NOT NULL                -- Unix seconds
);
CREATE INDEX unsketched_settled ON unsketched (settled_at, item);

INSERT INTO unsketched (item, settled_at)
SELECT i.id, i.joined_at FROM items i
WHERE i.story = i.id AND i.likeness = 0
    AND i.joined_at > (SELECT MAX(l.joined_at) FROM items l) - 2592000
    AND i.joined_at < (SELECT COALESCE(MIN(s.settled_at), 1000000000000) FROM sketches s);

-- +goose Down
DROP TABLE unsketched;
DROP INDEX stories_successor;
DROP INDEX aliases_item;
