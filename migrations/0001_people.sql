-- +goose Up
-- Organisations are the operator's configuration, copied here at start so that
-- rows can refer to them. People are keyed by (issuer, subject), never e-mail.
CREATE TABLE organisations (
    id         text PRIMARY KEY,             -- slug from the configuration, e.g. "odense"
    name       text NOT NULL,
    short_name text NOT NULL,
    country    text NOT NULL,                -- ISO 3166 alpha-2: DK FI IS NO SE
    kind       text NOT NULL CHECK (kind IN ('municipality','region_cooperation','county','national_authority',
                                             'association','secretariat','council','supplier','citizen_group')),
    colour     text NOT NULL DEFAULT 'blue', -- a key of the tested palette, not a hex value
    issuer     text NOT NULL,
    active     boolean NOT NULL DEFAULT true,
    updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE people (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id text NOT NULL REFERENCES organisations (id),
    issuer          text NOT NULL,
    subject         text NOT NULL,
    name            text NOT NULL,
    email           text NOT NULL DEFAULT '',
    locale          text NOT NULL DEFAULT '',  -- da nb sv fi is en, or '' = the browser's
    created_at      timestamptz NOT NULL DEFAULT now(),
    last_seen_at    timestamptz,
    UNIQUE (issuer, subject)
);
CREATE INDEX people_by_email ON people (lower(email));

-- One row per attempt to sign in; single use, ten minutes.
CREATE TABLE sign_in_flows (
    token_hash      bytea PRIMARY KEY,       -- SHA-256 of the flow cookie
    organisation_id text NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
    state           text NOT NULL,
    nonce           text NOT NULL,
    pkce_verifier   text NOT NULL,
    return_to       text NOT NULL,
    expires_at      timestamptz NOT NULL
);

CREATE TABLE sessions (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    token_hash   bytea NOT NULL UNIQUE,      -- SHA-256 of the cookie's 26 random characters
    person_id    uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    organisation_id text NOT NULL REFERENCES organisations (id) ON DELETE CASCADE, -- signed in through
    issuer       text NOT NULL,
    subject      text NOT NULL,              -- the provider's own "sub", for back-channel logout
    sid          text NOT NULL DEFAULT '',   -- the provider's session id, for back-channel logout
    id_token     text NOT NULL DEFAULT '',   -- id_token_hint when signing out at the provider
    user_agent   text NOT NULL DEFAULT '',
    created_at   timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL
);
CREATE INDEX sessions_by_person ON sessions (person_id);
CREATE INDEX sessions_by_provider ON sessions (issuer, subject);
CREATE INDEX sessions_by_provider_session ON sessions (issuer, sid) WHERE sid <> '';

-- Logout tokens that were obeyed, so that none is obeyed twice, on any node.
CREATE TABLE logout_tokens_used (
    issuer     text NOT NULL,
    jti        text NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (issuer, jti)
);

CREATE TABLE access_tokens (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    token_hash   bytea NOT NULL UNIQUE,
    person_id    uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    name         text NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL,
    last_used_at timestamptz
);

-- Append-only: who did what to which object, when, from where.
CREATE TABLE audit_log (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        timestamptz NOT NULL DEFAULT now(),
    person_id uuid,                          -- no foreign key: the log outlives the person
    action    text NOT NULL,                 -- e.g. sign_in.ok, sign_in.refused, role.changed, document.exported
    object    text NOT NULL DEFAULT '',
    details   jsonb NOT NULL DEFAULT '{}',
    remote    text NOT NULL DEFAULT ''
);
CREATE INDEX audit_log_by_person ON audit_log (person_id, at);

-- Append-only by the database's own hand, so that a bug cannot rewrite history.
-- +goose StatementBegin
CREATE FUNCTION audit_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit_log is append-only: % refused', TG_OP;
END $$;
-- +goose StatementEnd
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION audit_log_is_append_only();

-- +goose Down
DROP TABLE audit_log, logout_tokens_used, access_tokens, sessions, sign_in_flows, people, organisations;
DROP FUNCTION audit_log_is_append_only;
