-- +goose Up
-- Comments become threads. A thread is anchored to something in the document by
-- what a client says of it; the document itself holds nothing of comments.

-- Numbers the changes of a document's comments. Whoever changes something there
-- takes the next number, and with it the row's lock until the commit, so that
-- numbers become visible in their order: "what is new since 17" misses nothing.
CREATE TABLE comment_seqs (
    document_id uuid PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    seq         bigint NOT NULL
);

CREATE TABLE comment_threads (
    id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    document_id      uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    kind             text NOT NULL DEFAULT 'comment' CHECK (kind IN ('comment','suggestion')),
    anchor           jsonb,                       -- NULL: the whole document
    anchor_state     text NOT NULL DEFAULT 'placed' CHECK (anchor_state IN ('placed','orphaned')),
    anchor_seq       bigint NOT NULL DEFAULT 1,   -- counts changes of the anchor, which are not changes of the thread
    quote            text NOT NULL DEFAULT '',    -- what stood there when the thread was begun; never changes
    status           text NOT NULL DEFAULT 'open' CHECK (status IN ('open','resolved')),
    resolved_by      uuid REFERENCES people (id) ON DELETE SET NULL,
    resolved_at      timestamptz,
    created_by       uuid REFERENCES people (id) ON DELETE SET NULL,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    seq              bigint NOT NULL,             -- of the last change
    gone_at          timestamptz,                 -- its last comment was deleted; kept so that others hear of it
    replacement      text,                        -- of a suggestion
    suggestion_state text CHECK (suggestion_state IN ('open','accepted','rejected','overtaken')),
    decided_by       uuid REFERENCES people (id) ON DELETE SET NULL,
    decided_at       timestamptz,
    word             text NOT NULL DEFAULT '',    -- with the decision
    CHECK ((kind = 'suggestion') = (replacement IS NOT NULL AND suggestion_state IS NOT NULL))
);
CREATE INDEX comment_threads_by_age ON comment_threads (document_id, created_at, (id::text));
CREATE INDEX comment_threads_by_seq ON comment_threads (document_id, seq);

-- What was a comment is a thread of one, with the same id.
INSERT INTO comment_threads (id, document_id, anchor, created_by, created_at, updated_at, seq, gone_at)
SELECT id, document_id, anchor, author_id, created_at, COALESCE(deleted_at, created_at),
       row_number() OVER (PARTITION BY document_id ORDER BY created_at, id), deleted_at
  FROM comments;
INSERT INTO comment_seqs (document_id, seq) SELECT document_id, max(seq) FROM comment_threads GROUP BY document_id;

ALTER TABLE comments ADD COLUMN thread_id uuid REFERENCES comment_threads (id) ON DELETE CASCADE;
ALTER TABLE comments ADD COLUMN seq bigint NOT NULL DEFAULT 0;      -- when it was written; what is from before threads is unread to nobody
ALTER TABLE comments ADD COLUMN version bigint NOT NULL DEFAULT 0;  -- seq of its last change
UPDATE comments SET thread_id = id;
ALTER TABLE comments ALTER COLUMN thread_id SET NOT NULL;
ALTER TABLE comments DROP COLUMN anchor;
CREATE INDEX comments_by_thread ON comments (thread_id, seq);
CREATE INDEX comments_by_author ON comments (author_id);

CREATE TABLE comment_reactions (
    comment_id uuid NOT NULL REFERENCES comments (id) ON DELETE CASCADE,
    person_id  uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    key        text NOT NULL CHECK (key IN ('agree','thanks','question','celebrate','look')),
    at         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (comment_id, person_id, key)
);
CREATE INDEX comment_reactions_by_person ON comment_reactions (person_id);

CREATE TABLE comment_mentions (
    comment_id uuid NOT NULL REFERENCES comments (id) ON DELETE CASCADE,
    kind       text NOT NULL CHECK (kind IN ('person','organisation','role','stakeholder','goal')),
    ref        text NOT NULL,                -- as in the text: uuid, odense, ambassador@odense, document/entity
    PRIMARY KEY (comment_id, kind, ref)
);
CREATE INDEX comment_mentions_by_ref ON comment_mentions (kind, ref);

-- Who follows a thread: by taking part, by being mentioned, or by saying so.
-- false: does not want to hear of it.
CREATE TABLE comment_followers (
    thread_id uuid NOT NULL REFERENCES comment_threads (id) ON DELETE CASCADE,
    person_id uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    following boolean NOT NULL,
    PRIMARY KEY (thread_id, person_id)
);
CREATE INDEX comment_followers_by_person ON comment_followers (person_id);

-- How far somebody has read: in a thread, and in all threads of a document.
CREATE TABLE comment_reads (
    person_id uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    thread_id uuid NOT NULL REFERENCES comment_threads (id) ON DELETE CASCADE,
    seq       bigint NOT NULL,
    PRIMARY KEY (person_id, thread_id)
);
CREATE TABLE comment_document_reads (
    person_id   uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    document_id uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    seq         bigint NOT NULL,
    PRIMARY KEY (person_id, document_id)
);

-- What becomes of somebody's comments when they are erased; their name goes in any case.
ALTER TABLE groups ADD COLUMN erase_comments text NOT NULL DEFAULT 'keep' CHECK (erase_comments IN ('keep','remove'));
-- Of a confidential document no content is sent by mail.
ALTER TABLE documents ADD COLUMN confidential boolean NOT NULL DEFAULT false;

-- Answers to requests with an Idempotency-Key, for a day. No status: under way.
CREATE TABLE idempotency_keys (
    person_id   uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    key         text NOT NULL,
    fingerprint bytea NOT NULL,              -- of method, address and body
    begun_at    timestamptz NOT NULL DEFAULT now(),
    status      integer,
    header      jsonb,
    body        bytea,
    PRIMARY KEY (person_id, key)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (begun_at);

-- +goose Down
DROP TABLE idempotency_keys;
ALTER TABLE documents DROP COLUMN confidential;
ALTER TABLE groups DROP COLUMN erase_comments;
DROP TABLE comment_document_reads, comment_reads, comment_followers, comment_mentions, comment_reactions;
ALTER TABLE comments ADD COLUMN anchor jsonb;
UPDATE comments c SET anchor = t.anchor FROM comment_threads t WHERE t.id = c.thread_id;
ALTER TABLE comments DROP COLUMN thread_id, DROP COLUMN seq, DROP COLUMN version;
DROP INDEX comments_by_author;
DROP TABLE comment_threads, comment_seqs;
