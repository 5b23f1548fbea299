-- +goose Up
-- Strategies may hold mentions and cards of stakeholders from now on (version 2).
-- A page of the version before would delete those for everyone, so it must not
-- write in any strategy, whether it holds one already or will in a minute.
UPDATE documents SET schema_version = 2 WHERE kind = 'strategy' AND schema_version < 2;

-- +goose Down
UPDATE documents SET schema_version = 1 WHERE kind = 'strategy' AND schema_version = 2;
