-- +goose Up
-- What is planned to be told to the stakeholders of all maps, for queries across
-- documents. The truth is the document.
CREATE TABLE stakeholder_communications (
    document_id    uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id             text NOT NULL,
    group_id       uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    stakeholder_id text NOT NULL,
    message        text,
    channel        text,
    owner_id       text,
    start          date,
    "end"          date,
    status         text,
    PRIMARY KEY (document_id, id)
);
CREATE INDEX stakeholder_communications_by_group ON stakeholder_communications (group_id, document_id, id);

-- +goose Down
DROP TABLE stakeholder_communications;
