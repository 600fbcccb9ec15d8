-- +goose Up
-- The words of a received mail that each value was read from: staff see why it
-- was understood so. A JSON list; [] for mails of the desk, and for those that
-- came before this was kept.
ALTER TABLE messages ADD COLUMN evidence TEXT NOT NULL DEFAULT '[]';
