-- +goose Up
-- Goals that a nation, the Nordic council or the UN has set, as a group keeps
-- them: what its own goals must cover or want to align with.
CREATE TABLE reference_goals (
    id         uuid PRIMARY KEY,
    group_id   uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    country    text NOT NULL,
    issuer     text NOT NULL DEFAULT '',
    title      text NOT NULL,
    url        text NOT NULL DEFAULT '',
    year       integer,
    obligatory boolean NOT NULL DEFAULT false,
    valid_to   date,
    text       text NOT NULL DEFAULT '',
    changed_by uuid REFERENCES people (id) ON DELETE SET NULL,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX reference_goals_by_group ON reference_goals (group_id, left(lower(title), 40), id);
CREATE INDEX reference_goals_by_person ON reference_goals (changed_by);

-- Addresses of calendars: one for a person in a group. The secret can be shown
-- again to its owner, so it is kept as it is; it opens dates and titles of the
-- group, as long as that person is a member, and nothing else.
CREATE TABLE calendars (
    person_id  uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    group_id   uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    secret     text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (person_id, group_id),
    -- Who leaves and comes back asks anew.
    FOREIGN KEY (group_id, person_id) REFERENCES group_members (group_id, person_id) ON DELETE CASCADE
);
CREATE INDEX calendars_by_group ON calendars (group_id);

-- +goose Down
DROP TABLE calendars, reference_goals;
