-- +goose Up
-- Who is about to put a suggestion into the text: the edit itself is made in their
-- browser, and two must not make it. Stale after a while, since browsers die.
ALTER TABLE comment_threads ADD COLUMN claim uuid;
ALTER TABLE comment_threads ADD COLUMN claimed_at timestamptz;
-- Which characters of the Yjs document the accepted words are: {client, from, to}.
-- The log of the document names who put them in, this row who thought of them.
ALTER TABLE comment_threads ADD COLUMN written jsonb;

-- +goose Down
ALTER TABLE comment_threads DROP COLUMN written;
ALTER TABLE comment_threads DROP COLUMN claimed_at;
ALTER TABLE comment_threads DROP COLUMN claim;
