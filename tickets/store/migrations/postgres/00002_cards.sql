-- +goose Up
-- Where each ticket's card stands in the staff's chat, and how far it shows the
-- ticket. A card is live: it is drawn from the ticket when its turn comes.
CREATE TABLE cards (
	ticket       BIGINT PRIMARY KEY REFERENCES tickets (number),
	wanted       BIGINT NOT NULL, -- seq of the ticket that is to be shown
	shown        BIGINT NOT NULL, -- seq that is shown; 0: none
	ping         BIGINT NOT NULL, -- seq at which it was to be brought up; 0: it is not
	channel      TEXT NOT NULL,   -- '' until there is a card
	thread       TEXT NOT NULL,
	message      TEXT NOT NULL,
	title        TEXT NOT NULL,   -- of the thread
	made         BIGINT NOT NULL, -- how often the thread was made
	fingerprint  TEXT NOT NULL,   -- of what was sent last
	entries      BIGINT NOT NULL, -- lines of the timeline that the thread has
	mail         BIGINT NOT NULL, -- the last message that it has
	attempts     BIGINT NOT NULL, -- since it was last shown
	next_attempt BIGINT NOT NULL,
	error        TEXT NOT NULL
);
CREATE INDEX cards_pending ON cards (next_attempt) WHERE shown < wanted OR ping > 0;
CREATE INDEX cards_thread ON cards (thread) WHERE thread <> '';

INSERT INTO cards (ticket, wanted, shown, ping, channel, thread, message, title, made, fingerprint, entries, mail, attempts, next_attempt, error)
SELECT number, seq, 0, 0, '', '', '', '', 0, '', 0, 0, 0, 0, '' FROM tickets WHERE state <> 'closed';
