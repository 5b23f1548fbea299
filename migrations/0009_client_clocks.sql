-- +goose Up
-- How far each Yjs client id has been stored, so that two nodes cannot store
-- different structs under the same clocks: each advances it in the transaction of
-- its rows. Only nodes that have joined others do; what a node alone stores leaves
-- it behind, which is harmless: a clock that is too low lets through what is new.
ALTER TABLE document_clients ADD COLUMN clock bigint NOT NULL DEFAULT 0;
-- Room for new versions of a row on its own page: no index is touched then.
ALTER TABLE document_clients SET (fillfactor = 70);

-- Ends the statement, and with it the append, of which it is a part.
-- +goose StatementBegin
CREATE FUNCTION client_clock_taken(document uuid, client bigint, clock bigint) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'client % of document % is stored up to clock %', client, document, clock
        USING ERRCODE = 'SR001', DETAIL = client::text;
END $$;
-- +goose StatementEnd

-- +goose Down
DROP FUNCTION client_clock_taken(uuid, bigint, bigint);
ALTER TABLE document_clients RESET (fillfactor);
ALTER TABLE document_clients DROP COLUMN clock;
