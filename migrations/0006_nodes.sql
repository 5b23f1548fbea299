-- +goose Up
-- What the nodes of one installation have in common: its name on a bus that it
-- may share with others, and the key by which they know each other there. Who
-- can read this table can read everything; nobody else can write to the bus.
CREATE TABLE installation (
    one     boolean PRIMARY KEY DEFAULT true CHECK (one),
    id      uuid NOT NULL DEFAULT gen_random_uuid(),
    bus_key bytea NOT NULL DEFAULT sha256((gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text)::bytea)
);
INSERT INTO installation DEFAULT VALUES;

-- How far a client id's clocks are stored, where several nodes write: of two
-- nodes that store the same clock, the second is refused. It may be behind, as
-- after a time with one node, and never ahead.
ALTER TABLE document_clients ADD COLUMN clock bigint NOT NULL DEFAULT 0;

-- +goose Down
ALTER TABLE document_clients DROP COLUMN clock;
DROP TABLE installation;
