-- +goose Up
-- Where each recipient's copy of a mail links to that reader's own page, the
-- copies differ; NULL: this one is the message's own bytes.
ALTER TABLE deliveries ADD COLUMN raw BLOB;
