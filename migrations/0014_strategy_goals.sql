-- +goose Up
-- Strategies may hold goals of a goal list from now on (version 3), shown live.
-- A page that knows version 2 only would delete them for everyone, so it must not
-- write in any strategy, whether it holds one already or will in a minute.
UPDATE documents SET schema_version = 3 WHERE kind = 'strategy' AND schema_version < 3;

-- +goose Down
UPDATE documents SET schema_version = 2 WHERE kind = 'strategy' AND schema_version = 3;
