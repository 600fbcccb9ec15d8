-- +goose Up
-- What other languages say a line of the timeline by: a JSON object with the form
-- of its sentence and the arguments; '' for lines from before, and for texts of
-- people.
ALTER TABLE timeline ADD COLUMN said TEXT NOT NULL DEFAULT '';
