package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
	"github.com/jmoiron/sqlx"
	_ "github.com/mattn/go-sqlite3" // the driver "sqlite3"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

//go:embed migrations
var migrations embed.FS

// A dialect is what the two databases do differently.
type dialect struct {
	name      string // folder of its migrations
	goose     goose.Dialect
	isolation *sql.TxOptions
	lockRow   string // appended to a SELECT whose row the transaction will change
	skipRows  string // appended to a SELECT of rows to claim
}

var sqlite = dialect{name: "sqlite", goose: goose.DialectSQLite3}

// With repeatable read a transaction that builds on a row which another one
// changed meanwhile fails, and is run again ([conflict]).
var postgres = dialect{
	name: "postgres", goose: goose.DialectPostgres,
	isolation: &sql.TxOptions{Isolation: sql.LevelRepeatableRead},
	lockRow:   " FOR UPDATE", skipRows: " FOR UPDATE OF d SKIP LOCKED",
}

func (s *Store) connect(ctx context.Context, name, files string) error {
	if strings.HasPrefix(name, "postgres://") || strings.HasPrefix(name, "postgresql://") {
		return s.connectPostgres(ctx, name, files)
	}
	return s.connectSQLite(ctx, name, files)
}

func (s *Store) connectPostgres(ctx context.Context, name, files string) error {
	if files == "" {
		return errors.New("with PostgreSQL a folder for big mails must be named")
	}
	db, err := sqlx.ConnectContext(ctx, "pgx", name)
	if err != nil {
		return fmt.Errorf("connect to PostgreSQL: %w", err)
	}
	s.write, s.read, s.dialect, s.files = db, db, postgres, folder(files)
	return nil
}

// connectSQLite opens one connection to write with, so that writers queue in
// the program and not in the file's lock, and others to read with.
func (s *Store) connectSQLite(ctx context.Context, name, files string) error {
	if name == "" {
		return errors.New("the database has no name")
	}
	path, err := filepath.Abs(name)
	if err != nil {
		return fmt.Errorf("database %s: %w", name, err)
	}
	if files == "" {
		files = path + ".files"
	}
	file := url.URL{Scheme: "file", Path: path}
	// synchronous=FULL: "this mail is taken up" must outlive a power cut.
	const always = "?_journal_mode=WAL&_synchronous=FULL&_foreign_keys=on&_busy_timeout=10000"
	write, err := sqlx.ConnectContext(ctx, "sqlite3", file.String()+always+"&_txlock=immediate")
	if err != nil {
		return fmt.Errorf("open the database %s: %w", name, err)
	}
	write.SetMaxOpenConns(1)
	read, err := sqlx.ConnectContext(ctx, "sqlite3", file.String()+always+"&_query_only=on")
	if err != nil {
		return errors.Join(fmt.Errorf("open the database %s for reading: %w", name, err), write.Close())
	}
	s.write, s.read, s.dialect, s.files = write, read, sqlite, folder(files)
	return nil
}

// migrate applies the migrations that the database lacks.
func (s *Store) migrate(ctx context.Context) error {
	scripts, err := fs.Sub(migrations, "migrations/"+s.dialect.name)
	if err != nil {
		return err
	}
	var options []goose.ProviderOption
	if s.dialect.goose == goose.DialectPostgres { // replicas start at the same time
		locker, err := lock.NewPostgresSessionLocker()
		if err != nil {
			return err
		}
		options = append(options, goose.WithSessionLocker(locker))
	}
	p, err := goose.NewProvider(s.dialect.goose, s.write.DB, scripts, options...)
	if err != nil {
		return err
	}
	if _, err := p.Up(ctx); err != nil {
		return err
	}
	current, newest, err := p.GetVersions(ctx)
	if err == nil && current > newest {
		err = fmt.Errorf("it has version %d, this program knows up to %d", current, newest)
	}
	return err
}

// conflict reports whether another transaction came between, so that this one
// has to be run again: serialization failure, deadlock, or a unique key that
// the other inserted (PostgreSQL, appendix A).
func conflict(err error) bool {
	var e *pgconn.PgError
	if !errors.As(err, &e) {
		return false
	}
	return e.Code == "40001" || e.Code == "40P01" || e.Code == "23505"
}
