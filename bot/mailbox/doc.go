// Package mailbox takes mail up from an IMAP server (RFC 3501, RFC 9051) and
// hands over each message once.
//
// A [Watcher] holds one connection. It reads the folder by UID, from where the
// [Keeper] says that it had come to, in batches of bounded number and size;
// waits with IDLE (RFC 2177), which it renews itself and never trusts alone:
// the folder is searched again every [Config.Poll]; and moves to the archive
// folder, or flags, what the Keeper says has been handled.
//
// What it relies on, and what not:
//
//   - A message is handed over only when all of its bytes are here. The client
//     library ends a body that a cut connection broke off without an error.
//   - Every command has a deadline; a server that falls silent loses the
//     connection. Only that frees a waiting command.
//   - Nothing is asked for that needs the server to parse the mail: no ENVELOPE
//     and no BODYSTRUCTURE, of which one odd answer ends the connection.
//   - A message that cannot be fetched is given up after three tries, provided
//     that another one can be, else after twelve, and is handed over with an
//     error in place of its bytes. It stays in the folder.
//   - A changed UIDVALIDITY means that the folder is read again from its
//     beginning; the Keeper knows by their content the mails it has.
package mailbox
