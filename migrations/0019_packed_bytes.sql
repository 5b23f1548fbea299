-- +goose Up
-- History is packed before it is stored, and a snapshot of several megabytes is
-- written anew while people type: PostgreSQL need not pack them again. What is
-- stored already stays as it is until it is written the next time.
ALTER TABLE document_history ALTER COLUMN payload SET STORAGE EXTERNAL;
ALTER TABLE document_snapshots ALTER COLUMN state SET STORAGE EXTERNAL;

-- +goose Down
ALTER TABLE document_snapshots ALTER COLUMN state SET STORAGE EXTENDED;
ALTER TABLE document_history ALTER COLUMN payload SET STORAGE EXTENDED;
