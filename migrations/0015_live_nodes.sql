-- +goose Up
-- The nodes that share this database, each of which says every few seconds that it
-- lives. One that hears fewer than are here knows that the bus between them is cut.
-- What a crash of the database forgets is written again at once.
CREATE UNLOGGED TABLE live_nodes (
    id      bigint PRIMARY KEY,
    beat_at timestamptz NOT NULL DEFAULT now()
);

-- +goose Down
DROP TABLE live_nodes;
