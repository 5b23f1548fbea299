-- +goose Up
-- When a goal list is to be gone through as a whole. Goals have days of their own.
CREATE TABLE goal_reviews (
    document_id    uuid PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    group_id       uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    next_review_on date NOT NULL
);
CREATE INDEX goal_reviews_by_group ON goal_reviews (group_id, next_review_on);

-- +goose Down
DROP TABLE goal_reviews;
