package store

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path/filepath"
	"strings"

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
	name  string // folder of its migrations
	goose goose.Dialect
	turn  string // what a transaction that writes does first; "": nothing
	// migrated counts the tables that say which migrations were applied: 0 or 1.
	migrated string
}

var sqlite = dialect{
	name: "sqlite", goose: goose.DialectSQLite3,
	migrated: `SELECT COUNT(*) FROM sqlite_master WHERE name = 'goose_db_version'`,
}

// With PostgreSQL the replicas' writers queue at one row, as SQLite's do at the
// file. What a transaction then reads (dates taken, a customer's other tickets,
// mails sent within the hour) stays as it is until it commits, so that no two
// can take the same date; and transactions that reach across tickets cannot
// lock each other out. The transactions are short: nothing is sent within one.
var postgres = dialect{
	name: "postgres", goose: goose.DialectPostgres,
	turn:     `SELECT value FROM counters WHERE name = 'writer' FOR UPDATE`,
	migrated: `SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'goose_db_version'`,
}

func (s *Store) connect(ctx context.Context, name, files string) error {
	if isPostgres(name) {
		return s.connectPostgres(ctx, name, files)
	}
	return s.connectSQLite(ctx, name, files)
}

func isPostgres(name string) bool {
	return strings.HasPrefix(name, "postgres://") || strings.HasPrefix(name, "postgresql://")
}

func dialectOf(name string) dialect {
	if isPostgres(name) {
		return postgres
	}
	return sqlite
}

func (s *Store) connectPostgres(ctx context.Context, name, files string) error {
	if files == "" {
		return errors.New("with PostgreSQL a folder for big mails must be named")
	}
	db, err := sqlx.ConnectContext(ctx, "pgx", name)
	if err != nil {
		return fmt.Errorf("connect to PostgreSQL: %w", err)
	}
	db.SetMaxOpenConns(16)
	s.write, s.read, s.dialect, s.files = db, db, postgres, folder(files)
	return nil
}

// connectSQLite opens one connection to write with, so that writers queue in
// the program and not in the file's lock, and others to read with.
func (s *Store) connectSQLite(ctx context.Context, name, files string) error {
	file, err := sqliteFile(name)
	if err != nil {
		return err
	}
	if files == "" {
		files = name + ".files"
	}
	// synchronous=FULL: "this mail is taken up" must outlive a power cut.
	const always = "?_journal_mode=WAL&_synchronous=FULL&_foreign_keys=on&_busy_timeout=10000&_cache_size=-16000&_stmt_cache_size=64"
	write, err := sqlx.ConnectContext(ctx, "sqlite3", file+always+"&_txlock=immediate")
	if err != nil {
		return fmt.Errorf("open the database %s: %w", name, err)
	}
	write.SetMaxOpenConns(1)
	read, err := sqlx.ConnectContext(ctx, "sqlite3", file+always+"&_query_only=on")
	if err != nil {
		return errors.Join(fmt.Errorf("open the database %s for reading: %w", name, err), write.Close())
	}
	read.SetMaxOpenConns(8)
	s.write, s.read, s.dialect, s.files = write, read, sqlite, folder(files)
	return nil
}

// sqliteFile is the URL of a database file.
func sqliteFile(name string) (string, error) {
	if name == "" {
		return "", errors.New("the database has no name")
	}
	path, err := filepath.Abs(name)
	if err != nil {
		return "", fmt.Errorf("database %s: %w", name, err)
	}
	return (&url.URL{Scheme: "file", Path: path}).String(), nil
}

// migrations are the scripts for this database, and what applies them.
func (s *Store) migrations() (*goose.Provider, error) {
	scripts, err := fs.Sub(migrations, "migrations/"+s.dialect.name)
	if err != nil {
		return nil, err
	}
	var options []goose.ProviderOption
	if s.dialect.goose == goose.DialectPostgres { // replicas start at the same time
		locker, err := lock.NewPostgresSessionLocker()
		if err != nil {
			return nil, err
		}
		options = append(options, goose.WithSessionLocker(locker))
	}
	return goose.NewProvider(s.dialect.goose, s.write.DB, scripts, options...)
}

// migrate applies the migrations that the database lacks.
func (s *Store) migrate(ctx context.Context) error {
	p, err := s.migrations()
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
