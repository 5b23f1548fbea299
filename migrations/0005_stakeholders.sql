-- +goose Up
-- How far each document is projected into rows. Commits of a document are
-- counted: those folded into its snapshot and those after it. The count only
-- grows, so whoever projects an older state than stands here steps back, and a
-- commit that arrives late is never skipped.
CREATE TABLE projections (
    document_id  uuid PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    version      integer NOT NULL,           -- of the projector; a newer one projects everything anew
    commits      bigint NOT NULL,
    projected_at timestamptz NOT NULL DEFAULT now(),
    failure      text NOT NULL DEFAULT ''    -- why this state cannot be projected
);

-- The stakeholders of all maps, for queries across documents. The truth is the
-- document. Ids and references are as clients wrote them, so they are no keys.
CREATE TABLE stakeholders (
    document_id       uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id                text NOT NULL,
    group_id          uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    name              text NOT NULL,
    kind              text,
    main_category     text,
    domain_role       text,
    parent_id         text,
    municipality_id   text,
    owner_id          text,
    involvement       text,
    interest          double precision,
    influence         double precision,
    engagement_now    text,
    engagement_wanted text,
    relevant_steps    smallint[] NOT NULL,
    tags              text[] NOT NULL,
    personal_data     boolean NOT NULL,
    retain_until      date,
    assessed_on       date,
    PRIMARY KEY (document_id, id)
);
CREATE INDEX stakeholders_by_group ON stakeholders (group_id, left(lower(name), 40), document_id, id);

CREATE TABLE stakeholder_relations (
    document_id uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id          text NOT NULL,
    group_id    uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    from_id     text NOT NULL,
    to_id       text NOT NULL,
    type        text,
    directed    boolean NOT NULL,
    strength    smallint,
    quality     text,
    state       text,
    PRIMARY KEY (document_id, id)
);
CREATE INDEX stakeholder_relations_by_group ON stakeholder_relations (group_id);

-- Where a stakeholder stood at the end of each day on which that changed. Holds
-- no names, so it may outlast the stakeholder for a while.
CREATE TABLE stakeholder_positions (
    document_id    uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    stakeholder_id text NOT NULL,
    day            date NOT NULL,            -- in UTC
    interest       double precision,
    influence      double precision,
    engagement_now text,
    source         text NOT NULL CHECK (source IN ('edit','round')),
    PRIMARY KEY (document_id, stakeholder_id, day)
);

-- A round in which everybody places the stakeholders without seeing the others.
-- Nothing of it is in the Yjs document, whose every byte reaches every reader.
CREATE TABLE placement_rounds (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    document_id uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    title       text NOT NULL,
    status      text NOT NULL DEFAULT 'open' CHECK (status IN ('open','revealed','closed')),
    opened_by   uuid REFERENCES people (id) ON DELETE SET NULL,
    opened_at   timestamptz NOT NULL DEFAULT now(),
    revealed_at timestamptz,
    closed_at   timestamptz,
    CHECK (status <> 'revealed' OR revealed_at IS NOT NULL)
);
CREATE INDEX placement_rounds_by_document ON placement_rounds (document_id, opened_at);
CREATE UNIQUE INDEX placement_rounds_one_open ON placement_rounds (document_id) WHERE status = 'open';

CREATE TABLE placements (
    round_id       uuid NOT NULL REFERENCES placement_rounds (id) ON DELETE CASCADE,
    person_id      uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    stakeholder_id text NOT NULL,
    interest       double precision NOT NULL,
    influence      double precision NOT NULL,
    note           text NOT NULL DEFAULT '',
    PRIMARY KEY (round_id, person_id, stakeholder_id)
);

-- +goose Down
DROP TABLE placements, placement_rounds, stakeholder_positions, stakeholder_relations, stakeholders, projections;
