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

-- +goose Down
DROP TABLE installation;
