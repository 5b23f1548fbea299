-- +goose Up
-- The journal of the hub: what anyone sees is a row here first.
--
-- Loading a document = its newest snapshot ∪ every row of document_updates.
-- Order and duplicates do not matter to Yjs. There is no "tail since serial":
-- compaction folds exactly the rows it has read into the snapshot and moves
-- exactly those to document_history, in one transaction, so a commit that
-- arrives late is never skipped.
CREATE TABLE document_updates (
    document_id uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    node_epoch  bigint NOT NULL,             -- random, one per process life
    n           bigint NOT NULL,             -- counts up within the epoch; a retried append hits the same key
    authors     uuid[] NOT NULL,             -- who wrote what is merged here
    payload     bytea NOT NULL,              -- Yjs update V1
    stored_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (document_id, node_epoch, n)
);

CREATE TABLE document_snapshots (
    document_id uuid PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    state       bytea NOT NULL,              -- Yjs update V1 of the whole document
    updates     bigint NOT NULL,             -- how many rows it holds in all
    stored_at   timestamptz NOT NULL DEFAULT now()
);

-- Old updates, framed (u32 little-endian length, update) and zstd-compressed.
CREATE TABLE document_history (
    document_id uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    seq         bigint GENERATED ALWAYS AS IDENTITY,
    first_at    timestamptz NOT NULL,
    last_at     timestamptz NOT NULL,
    updates     integer NOT NULL,
    payload     bytea NOT NULL,
    PRIMARY KEY (document_id, seq)
);

-- A Yjs client id belongs to one person per document, from its first use on.
CREATE TABLE document_clients (
    document_id uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    client_id   bigint NOT NULL,
    person_id   uuid NOT NULL,               -- no foreign key: the binding outlives the person
    first_used  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (document_id, client_id)
);

-- +goose Down
DROP TABLE document_clients, document_history, document_snapshots, document_updates;
