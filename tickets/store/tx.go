package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"

	"vorlauf/tickets"
)

// A view is the database as one reader sees it, within a transaction or not.
type view struct {
	ctx context.Context
	db  interface {
		sqlx.ExtContext
		Rebind(string) string
	}
	s *Store
}

func (s *Store) view(ctx context.Context) view { return view{ctx, s.read, s} }

// exec runs a statement and returns how many rows it changed.
func (v view) exec(query string, args ...any) (int64, error) {
	r, err := v.db.ExecContext(v.ctx, v.db.Rebind(query), args...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

// one reads the first row into a struct or value; found is false where there is
// none.
func (v view) one(into any, query string, args ...any) (found bool, err error) {
	err = sqlx.GetContext(v.ctx, v.db, into, v.db.Rebind(query), args...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// all reads all rows into a slice.
func (v view) all(into any, query string, args ...any) error {
	return sqlx.SelectContext(v.ctx, v.db, into, v.db.Rebind(query), args...)
}

// in expands a slice among args to as many placeholders.
func (v view) in(into any, query string, args ...any) error {
	query, args, err := sqlx.In(query, args...)
	if err != nil {
		return err
	}
	return v.all(into, query, args...)
}

// A tx is a transaction that writes.
type tx struct {
	view
	now     time.Time
	tells   int                // events handed to other tickets so far
	known   *tickets.Catalogue // as this transaction sees it; nil: not read yet
	changed bool               // this transaction changed the catalogue
	dropped []string           // files of mails that it forgot
}

// update runs do in a transaction. Nothing of it is stored where do fails.
func (s *Store) update(ctx context.Context, now time.Time, do func(*tx) error) error {
	t, err := s.write.BeginTxx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin a transaction: %w", err)
	}
	defer t.Rollback() // after Commit it does nothing
	x := &tx{view: view{ctx, t, s}, now: now.Round(0).In(s.zone)}
	if s.dialect.turn != "" {
		if _, err := x.exec(s.dialect.turn); err != nil {
			return fmt.Errorf("wait for the turn to write: %w", err)
		}
	}
	if err := do(x); err != nil {
		return err
	}
	return t.Commit()
}

// isolated runs do so that its failure, even a panic, undoes only what do
// itself wrote. err is what ends the whole transaction.
func (x *tx) isolated(do func() error) (failure, err error) {
	if _, err := x.exec(`SAVEPOINT mail`); err != nil {
		return nil, err
	}
	failure = contained(do)
	if err := x.ctx.Err(); err != nil {
		return nil, err
	}
	if failure != nil {
		x.known = nil // it may have been changed in what is undone
		if _, err := x.exec(`ROLLBACK TO SAVEPOINT mail`); err != nil {
			return failure, err
		}
	}
	_, err = x.exec(`RELEASE SAVEPOINT mail`)
	return failure, err
}

func contained(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return do()
}

// counter raises a counter and returns its new value.
func (x *tx) counter(name string) (value int64, err error) {
	_, err = x.one(&value, `UPDATE counters SET value = value + 1 WHERE name = ? RETURNING value`, name)
	return value, err
}

// about wraps an error with what was being done. A refusal is for people and
// stays as it is.
func about(err error, format string, a ...any) error {
	var refusal *tickets.Refusal
	if err == nil || errors.As(err, &refusal) {
		return err
	}
	return fmt.Errorf(format+": %w", append(a, err)...)
}

// ms is a time as it is stored, NULL for the zero time.
func ms(t time.Time) sql.NullInt64 {
	return sql.NullInt64{Int64: t.UnixMilli(), Valid: !t.IsZero()}
}

// time is a stored time in the desk's zone.
func (s *Store) time(v sql.NullInt64) time.Time {
	if !v.Valid {
		return time.Time{}
	}
	return time.UnixMilli(v.Int64).In(s.zone)
}

// plain is text as both databases take it: valid UTF-8 without NUL.
func plain(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "")
}
