-- +goose Up
-- The goals of all lists, for queries across documents: as the tables of
-- stakeholders, they follow the documents, and ids and references in them are as
-- clients wrote them. Status, health and level are what counts where a goal says
-- nothing. Dates are compared with today when they are read.
CREATE TABLE goals (
    document_id      uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id               text NOT NULL,
    group_id         uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    parent_id        text,
    position         integer NOT NULL,         -- as the tree is read from top to bottom
    depth            integer NOT NULL,
    code             text NOT NULL,
    title            text NOT NULL,
    level            text NOT NULL,
    status           text NOT NULL,
    health           text NOT NULL,
    owner_id         text,
    responsible_unit text,
    municipality_id  text,
    departments      text[] NOT NULL,
    target_groups    text[] NOT NULL,
    steps            smallint[] NOT NULL,
    tags             text[] NOT NULL,
    start            date,
    due              date,
    horizon          text,
    review_cycle     text NOT NULL,
    next_review_on   date,
    confidence       double precision,
    weight           double precision,
    progress_mode    text NOT NULL,
    progress         double precision,         -- in percent; null with a reason
    progress_computed double precision,        -- without the value set by hand
    progress_reason  text,
    measured         integer NOT NULL,
    measurable       integer NOT NULL,
    open             boolean NOT NULL,         -- neither achieved, not achieved nor dropped
    example          boolean NOT NULL,         -- of the template; in no count
    stale_on         date,                     -- when the last check-in is too old; null: not in progress
    PRIMARY KEY (document_id, id)
);
CREATE INDEX goals_by_group ON goals (group_id, left(lower(title), 40), document_id, id);
CREATE INDEX goals_by_due ON goals (group_id, due, municipality_id) WHERE open AND NOT example AND due IS NOT NULL;
CREATE INDEX goals_by_review ON goals (group_id, next_review_on) WHERE open AND NOT example AND next_review_on IS NOT NULL;
CREATE INDEX goals_by_stale ON goals (group_id, stale_on) WHERE NOT example AND stale_on IS NOT NULL;
CREATE INDEX goals_off_track ON goals (group_id, due) WHERE open AND NOT example AND health = 'off_track';
CREATE INDEX goals_unmeasured ON goals (group_id, due) WHERE open AND NOT example AND progress IS NULL AND level IN ('goal', 'subsidiary_goal');
CREATE INDEX goals_by_owner ON goals (owner_id) WHERE open AND NOT example AND owner_id IS NOT NULL;

-- How many goals of a document belong to a municipality ('' is none) and a step
-- (0 is all of them): a dashboard of 240,000 goals adds up some thousand rows.
CREATE TABLE goal_counts (
    document_id     uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    group_id        uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    municipality_id text NOT NULL,
    step            smallint NOT NULL,
    goals           integer NOT NULL,
    measured        integer NOT NULL,          -- those whose progress is known
    progress        double precision NOT NULL, -- its sum
    unmeasured      integer NOT NULL,          -- open goals and subsidiary goals without
    statuses        integer[] NOT NULL,        -- in the order of the vocabulary
    healths         integer[] NOT NULL,        -- of open goals, in the order of the vocabulary
    PRIMARY KEY (document_id, municipality_id, step)
);
CREATE INDEX goal_counts_by_group ON goal_counts (group_id, step, municipality_id);

CREATE TABLE goal_links (
    document_id uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id          text NOT NULL,
    group_id    uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    from_goal   text NOT NULL,
    to_kind     text,
    to_document text,
    to_id       text,
    to_title    text,
    type        text,
    strength    smallint,
    PRIMARY KEY (document_id, id)
);
CREATE INDEX goal_links_by_group ON goal_links (group_id, type);
CREATE INDEX goal_links_by_end ON goal_links (to_id, type);

CREATE TABLE goal_indicators (
    document_id            uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id                     text NOT NULL,
    group_id               uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    goal_id                text,
    name                   text,
    unit                   text,
    kind                   text,
    direction              text,
    baseline_value         double precision,
    baseline_date          date,
    target_value           double precision,
    target_date            date,
    benefit_type           text,
    owner_id               text,
    frequency              text,
    adopted_from_indicator text,
    current                double precision,
    progress               double precision,
    reason                 text,
    colour                 text,
    PRIMARY KEY (document_id, id)
);
CREATE INDEX goal_indicators_by_goal ON goal_indicators (document_id, goal_id);

CREATE TABLE action_plans (
    document_id          uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id                   text NOT NULL,
    group_id             uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    title                text,
    goals                text[] NOT NULL,
    step                 smallint,
    project_phase        text,
    owner_id             text,
    operational_owner_id text,
    handover_on          date,
    follow_up_on         date,
    status               text,
    PRIMARY KEY (document_id, id)
);
CREATE INDEX action_plans_by_group ON action_plans (group_id);

CREATE TABLE activities (
    document_id    uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id             text NOT NULL,
    group_id       uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    plan_id        text,
    title          text,
    responsible_id text,
    start          date,
    due            date,
    status         text,
    milestone      boolean NOT NULL,
    PRIMARY KEY (document_id, id)
);
CREATE INDEX activities_by_group ON activities (group_id, due);
CREATE INDEX activities_by_person ON activities (responsible_id, due);

-- Measured values: statements of a person on a day. They are the truth, and never
-- changed: a correction is a value of its own, which the corrected one names.
CREATE TABLE goal_values (
    id              uuid PRIMARY KEY,
    document_id     uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    indicator_id    text NOT NULL,
    municipality_id text NOT NULL DEFAULT '',
    period_start    date NOT NULL,
    period_end      date NOT NULL,
    value           double precision NOT NULL,
    estimate        boolean NOT NULL DEFAULT false,
    n               double precision,
    note            text NOT NULL DEFAULT '',
    by_id           uuid REFERENCES people (id) ON DELETE SET NULL,
    at              timestamptz NOT NULL DEFAULT clock_timestamp(),
    corrected_by    uuid REFERENCES goal_values (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    CHECK (period_end >= period_start)
);
CREATE INDEX goal_values_by_indicator ON goal_values (document_id, indicator_id, at);
CREATE INDEX goal_values_by_person ON goal_values (by_id);
CREATE UNIQUE INDEX goal_values_one_counts ON goal_values (document_id, indicator_id, municipality_id, period_start, period_end) WHERE corrected_by IS NULL;

-- Check-ins: how the owner of a goal sees it on a day. Never changed either.
CREATE TABLE goal_checkins (
    id          uuid PRIMARY KEY,
    document_id uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    goal_id     text NOT NULL,
    health      text NOT NULL,
    confidence  double precision,
    progress    double precision,
    done        text NOT NULL,
    obstacles   text NOT NULL,
    next        text NOT NULL,
    help_wanted boolean NOT NULL,
    by_id       uuid REFERENCES people (id) ON DELETE SET NULL,
    at          timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX goal_checkins_by_goal ON goal_checkins (document_id, goal_id, at);
CREATE INDEX goal_checkins_by_person ON goal_checkins (by_id);

-- +goose Down
DROP TABLE goal_checkins, goal_values, activities, action_plans, goal_indicators, goal_links, goal_counts, goals;
