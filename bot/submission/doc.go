// Package submission writes the desk's mails and hands them to the submission
// server (RFC 6409).
//
// A mail is composed once, in the transaction that stores it; its bytes are
// sent as they are, however often that takes, so that a retry is the same
// message under the same Message-ID.
package submission
