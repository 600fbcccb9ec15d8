-- +goose Up
-- Times are unix milliseconds, UTC. A NULL time means "none".

-- What belongs to the installation: its random name.
CREATE TABLE settings (
	name  TEXT PRIMARY KEY,
	value TEXT NOT NULL
);

-- The last ticket number; the version of the catalogue; and the row at which
-- writers queue with PostgreSQL.
CREATE TABLE counters (
	name  TEXT PRIMARY KEY,
	value BIGINT NOT NULL
);
INSERT INTO counters (name, value) VALUES ('ticket', 1000), ('writer', 0), ('catalogue', 0);

-- A ticket is its document; the other columns are taken out of it for lists.
CREATE TABLE tickets (
	number        BIGINT PRIMARY KEY,
	revision      BIGINT NOT NULL,
	seq           BIGINT NOT NULL,
	state         TEXT NOT NULL,
	outcome       TEXT NOT NULL,
	customer      TEXT NOT NULL,
	software      TEXT NOT NULL,
	version       TEXT NOT NULL,
	subject       TEXT NOT NULL,
	received      BIGINT NOT NULL,
	created       BIGINT NOT NULL,
	updated       BIGINT NOT NULL,
	closed        BIGINT,
	next_due      BIGINT,
	date          BIGINT,          -- start of the appointment
	calendar_uid  TEXT NOT NULL,   -- of the invitation; '' before the first
	attention     BIGINT NOT NULL, -- 1: staff should look at it
	undeliverable BIGINT NOT NULL,
	search        TEXT NOT NULL,   -- lower case: what a search looks through
	document      TEXT NOT NULL
);
CREATE INDEX tickets_due ON tickets (next_due) WHERE next_due IS NOT NULL;
CREATE INDEX tickets_customer ON tickets (customer, number);
CREATE INDEX tickets_state ON tickets (state);
CREATE INDEX tickets_calendar ON tickets (calendar_uid) WHERE calendar_uid <> '';

-- What happened. A key is seen once: the row is inserted before deciding.
CREATE TABLE events (
	key    TEXT PRIMARY KEY,
	ticket BIGINT REFERENCES tickets (number),
	at     BIGINT NOT NULL,
	kind   TEXT NOT NULL,
	data   TEXT NOT NULL
);
CREATE INDEX events_ticket ON events (ticket);

CREATE TABLE timeline (
	id     INTEGER PRIMARY KEY,
	ticket BIGINT NOT NULL REFERENCES tickets (number),
	at     BIGINT NOT NULL,
	actor  TEXT NOT NULL,
	kind   TEXT NOT NULL,
	text   TEXT NOT NULL
);
CREATE INDEX timeline_ticket ON timeline (ticket, id);

-- The dates that tickets take.
CREATE TABLE bookings (
	ticket   BIGINT NOT NULL REFERENCES tickets (number),
	customer TEXT NOT NULL,
	starts   BIGINT NOT NULL,
	ends     BIGINT NOT NULL,
	kind     TEXT NOT NULL
);
CREATE INDEX bookings_ticket ON bookings (ticket);
CREATE INDEX bookings_time ON bookings (kind, ends);

-- Received mails, byte for byte.
CREATE TABLE mails (
	id          INTEGER PRIMARY KEY AUTOINCREMENT,
	key         TEXT NOT NULL UNIQUE, -- imap/<mailbox>/<uidvalidity>/<uid>
	mailbox     TEXT NOT NULL,
	uidvalidity BIGINT NOT NULL,
	uid         BIGINT NOT NULL,
	received    BIGINT NOT NULL,      -- INTERNALDATE
	state       TEXT NOT NULL,        -- pending, done, duplicate, quarantined
	attempts    BIGINT NOT NULL,      -- at understanding it
	error       TEXT NOT NULL,        -- of the last attempt, or of the fetch
	ticket      BIGINT REFERENCES tickets (number),
	original    BIGINT REFERENCES mails (id), -- of a duplicate
	archived    BIGINT NOT NULL,      -- 1: moved or flagged on the server
	content     TEXT,                 -- hash of Message-ID and body; NULL: not fetched
	digest      TEXT,                 -- SHA-256 of the bytes; NULL: not fetched
	file        TEXT,                 -- of a big mail, within the folder for files
	raw         BLOB                  -- of a small one
);
CREATE INDEX mails_pending ON mails (id) WHERE state = 'pending';
CREATE INDEX mails_content ON mails (content);
CREATE INDEX mails_archive ON mails (mailbox, uidvalidity, uid) WHERE archived = 0;

-- How far each mailbox was read.
CREATE TABLE cursors (
	mailbox     TEXT PRIMARY KEY,
	uidvalidity BIGINT NOT NULL,
	uid         BIGINT NOT NULL,
	since       BIGINT -- mails from before it were left out at the first start
);

-- Mails as people see them, received and sent.
CREATE TABLE messages (
	id          INTEGER PRIMARY KEY AUTOINCREMENT,
	ticket      BIGINT REFERENCES tickets (number), -- NULL: belongs nowhere
	direction   TEXT NOT NULL,   -- in, out
	message_id  TEXT NOT NULL,   -- without brackets
	sender      TEXT NOT NULL,
	recipients  TEXT NOT NULL,   -- JSON list of addresses
	copies      TEXT NOT NULL,   -- JSON list of addresses
	subject     TEXT NOT NULL,
	at          BIGINT NOT NULL,
	status      TEXT NOT NULL,   -- received, queued, sent, failed, bounced
	text        TEXT NOT NULL,
	attachments TEXT NOT NULL,   -- JSON list
	intent      TEXT NOT NULL,   -- of a received one; the template of one of the desk
	class       TEXT NOT NULL,   -- of a received one
	error       TEXT NOT NULL,
	mail        BIGINT REFERENCES mails (id), -- the bytes of a received one
	spec        TEXT,            -- JSON of the tickets.SendMail that made it
	raw         BLOB             -- the bytes of one of the desk
);
CREATE INDEX messages_ticket ON messages (ticket, id);
CREATE INDEX messages_message_id ON messages (message_id);

-- A row for each recipient of a message.
CREATE TABLE deliveries (
	id           INTEGER PRIMARY KEY AUTOINCREMENT,
	message      BIGINT NOT NULL REFERENCES messages (id),
	ticket       BIGINT REFERENCES tickets (number),
	recipient    TEXT NOT NULL,   -- lower case
	state        TEXT NOT NULL,   -- queued, sent, parked, replaced, bounced
	attempts     BIGINT NOT NULL, -- ever
	tries        BIGINT NOT NULL, -- since it was queued
	since        BIGINT NOT NULL, -- when it was queued
	next_attempt BIGINT NOT NULL,
	last_attempt BIGINT,
	capped       BIGINT NOT NULL, -- 1: it waited for the hourly cap
	error        TEXT NOT NULL
);
CREATE INDEX deliveries_queue ON deliveries (next_attempt) WHERE state = 'queued';
CREATE INDEX deliveries_thread ON deliveries (ticket, recipient, id) WHERE state = 'queued';
CREATE INDEX deliveries_message ON deliveries (message);
CREATE INDEX deliveries_recipient ON deliveries (recipient, last_attempt);

-- Products, customers and partners, in the order in which they were imported.
CREATE TABLE catalogue (
	id       INTEGER PRIMARY KEY,
	kind     TEXT NOT NULL, -- product, customer, partner
	name     TEXT NOT NULL, -- lower case
	document TEXT NOT NULL,
	UNIQUE (kind, name)
);

-- Addresses that linking remembered; an import leaves them alone.
CREATE TABLE addresses (
	address TEXT PRIMARY KEY,
	kind    TEXT NOT NULL, -- customer, partner
	name    TEXT NOT NULL
);
