-- +goose Up

-- Beside '' and 'department:ID', memberships has 'area:ID' and 'topic:ID'.
-- How far stories are filed under the selections that the settings in force
-- give them; no row: not one is.
CREATE TABLE filing (
    digest  TEXT   NOT NULL PRIMARY KEY,      -- of what settings and program say of it
    reached TEXT   NOT NULL,                  -- the last story filed so, in the order of their ids
    done_at BIGINT NOT NULL                   -- Unix seconds; 0: there are more
);

-- The topics that all items of a source have: JSON, ids of topics.
ALTER TABLE sources ADD COLUMN topics TEXT NOT NULL DEFAULT '[]';

-- +goose Down
ALTER TABLE sources DROP COLUMN topics;
DROP TABLE filing;
