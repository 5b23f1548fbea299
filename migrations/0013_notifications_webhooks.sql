-- +goose Up
-- What somebody should know of: a row per person and deed, made in the deed's
-- transaction. By mail it goes later, if it has not been read by then.
CREATE TABLE notifications (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id     uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    kind          text NOT NULL CHECK (kind IN ('mention','reply','new_thread','resolved','suggestion_decided')),
    document_id   uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    thread_id     uuid NOT NULL REFERENCES comment_threads (id) ON DELETE CASCADE,
    comment_id    uuid REFERENCES comments (id) ON DELETE CASCADE,
    actor_id      uuid REFERENCES people (id) ON DELETE SET NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    read_at       timestamptz,
    mail_after    timestamptz NOT NULL DEFAULT now(), -- not before this; also how a node claims it
    mail_attempts integer NOT NULL DEFAULT 0,
    mailed_at     timestamptz                         -- mailed, or will never be
);
CREATE INDEX notifications_by_person ON notifications (person_id, created_at);
CREATE INDEX notifications_unread ON notifications (person_id, thread_id) WHERE read_at IS NULL;
CREATE INDEX notifications_to_mail ON notifications (mail_after) WHERE mailed_at IS NULL;
CREATE INDEX notifications_by_comment ON notifications (comment_id);
CREATE INDEX notifications_by_thread ON notifications (thread_id);

-- How often somebody wants mail. No row: daily.
CREATE TABLE notification_settings (
    person_id uuid PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    cadence   text NOT NULL CHECK (cadence IN ('immediate','daily','weekly','none'))
);
CREATE TABLE notification_group_settings (
    person_id uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    group_id  uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    cadence   text NOT NULL CHECK (cadence IN ('immediate','daily','weekly','none')),
    PRIMARY KEY (person_id, group_id)
);
-- Signs the links by which somebody unsubscribes without signing in.
ALTER TABLE installation ADD COLUMN mail_key bytea NOT NULL
    DEFAULT sha256((gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text)::bytea);

-- Other programs that want to hear of a group.
CREATE TABLE webhooks (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    group_id   uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    url        text NOT NULL,
    events     text[] NOT NULL,
    secret     text NOT NULL,                -- signs what is sent; needed in the clear
    active     boolean NOT NULL DEFAULT true,
    created_by uuid REFERENCES people (id) ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX webhooks_by_group ON webhooks (group_id);

CREATE TABLE webhook_deliveries (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    webhook_id   uuid NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
    event        text NOT NULL,
    payload      jsonb NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    state        text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending','delivered','failed')),
    attempts     integer NOT NULL DEFAULT 0,
    next_at      timestamptz NOT NULL DEFAULT now(), -- not before this; also how a node claims it
    last_at      timestamptz,
    last_status  integer,
    last_error   text NOT NULL DEFAULT ''
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (next_at) WHERE state = 'pending';
CREATE INDEX webhook_deliveries_by_webhook ON webhook_deliveries (webhook_id, created_at);
CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries (created_at);

-- +goose Down
DROP TABLE webhook_deliveries, webhooks;
ALTER TABLE installation DROP COLUMN mail_key;
DROP TABLE notification_group_settings, notification_settings, notifications;
