-- +goose Up
CREATE TABLE groups (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name       text NOT NULL,
    purpose    text NOT NULL DEFAULT '',
    created_by uuid REFERENCES people (id) ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE group_members (
    group_id  uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    person_id uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    role      text NOT NULL CHECK (role IN ('coordinator','ambassador','observer')),
    since     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (group_id, person_id)
);
CREATE INDEX group_members_by_person ON group_members (person_id);

-- The nine CONNECT steps of a group. A missing row reads as not_started.
CREATE TABLE group_steps (
    group_id           uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    step               smallint NOT NULL CHECK (step BETWEEN 1 AND 9),
    state              text NOT NULL CHECK (state IN ('not_started','looked_through','in_progress','in_review','adopted','skipped')),
    skip_reason        text NOT NULL DEFAULT '',
    owner_id           uuid REFERENCES people (id) ON DELETE SET NULL,
    due                date,
    last_evaluated_on  date,
    next_evaluation_on date,
    updated_at         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (group_id, step),
    CHECK (state <> 'skipped' OR skip_reason <> '')
);

CREATE TABLE documents (
    id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    group_id       uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    kind           text NOT NULL CHECK (kind IN ('strategy','stakeholder_map','goal_list')),
    title          text NOT NULL,
    step           smallint CHECK (step BETWEEN 1 AND 9),
    schema_version integer NOT NULL DEFAULT 1,
    created_by     uuid REFERENCES people (id) ON DELETE SET NULL,
    created_at     timestamptz NOT NULL DEFAULT now(),
    updated_at     timestamptz NOT NULL DEFAULT now(),
    archived_at    timestamptz,
    ready          boolean NOT NULL DEFAULT true  -- false while its first content is being written; unseen until then
);
CREATE INDEX documents_by_group ON documents (group_id);

CREATE TABLE comments (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    document_id uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    author_id   uuid REFERENCES people (id) ON DELETE SET NULL,
    body        text NOT NULL,
    anchor      jsonb,                       -- kept as sent; resolved by later versions
    created_at  timestamptz NOT NULL DEFAULT now(),
    edited_at   timestamptz,
    deleted_at  timestamptz
);
CREATE INDEX comments_by_document ON comments (document_id, created_at);

-- +goose Down
DROP TABLE comments, documents, group_steps, group_members, groups;
