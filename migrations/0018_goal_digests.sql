-- +goose Up
-- What each goal of a list was when its rows were last written, removed ones
-- included: so it is known which goals have changed since, and which were deleted
-- for good.
CREATE TABLE goal_digests (
    document_id uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    goal_id     text NOT NULL,
    digest      bigint NOT NULL,
    PRIMARY KEY (document_id, goal_id)
);

-- +goose Down
DROP TABLE goal_digests;
