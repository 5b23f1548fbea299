-- +goose Up
-- An invitation brings one person of one organisation into a group. Whoever
-- holds its token and belongs there may use it, once; the token itself is
-- shown when it is made and kept nowhere.
CREATE TABLE invitations (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    token_hash      bytea NOT NULL UNIQUE,   -- SHA-256 of the link's 26 random characters
    group_id        uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    organisation_id text NOT NULL REFERENCES organisations (id),
    role            text NOT NULL CHECK (role IN ('coordinator','ambassador','observer')),
    created_by      uuid REFERENCES people (id) ON DELETE SET NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    expires_at      timestamptz NOT NULL,
    used_by         uuid REFERENCES people (id) ON DELETE SET NULL,
    used_at         timestamptz              -- stays when the person is erased: used is used
);
CREATE INDEX invitations_by_group ON invitations (group_id);

-- +goose Down
DROP TABLE invitations;
