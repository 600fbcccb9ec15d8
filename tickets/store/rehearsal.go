package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"
)

// Rehearse opens a copy of the database at url for a dry run (procedure 1.1): a
// SQLite file in dir, whatever holds the original, which stays as it is, down
// to its schema. Where there is none, the copy is empty. Who calls removes dir.
func Rehearse(ctx context.Context, url, dir string, o Options) (*Store, error) {
	name := filepath.Join(dir, "rehearsal.db")
	if err := copyDatabase(ctx, url, name); err != nil {
		return nil, fmt.Errorf("copy the database: %w", err)
	}
	o.Files = ""
	return Open(ctx, name, o)
}

func copyDatabase(ctx context.Context, url, name string) error {
	original, err := openOriginal(ctx, url)
	if original == nil || err != nil {
		return err
	}
	defer original.Close()
	from, err := original.BeginTxx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return err
	}
	defer from.Rollback()
	var tables int
	if err := from.GetContext(ctx, &tables, dialectOf(url).migrated); err != nil || tables == 0 {
		return err
	}
	var version int64
	if err := from.GetContext(ctx, &version, `SELECT MAX(version_id) FROM goose_db_version`); err != nil {
		return err
	}
	s := &Store{zone: time.UTC}
	if err := s.connectSQLite(ctx, name, ""); err != nil {
		return err
	}
	return errors.Join(s.copyFrom(ctx, from, version), s.Close())
}

// openOriginal opens a database to read it; nil: it is a file that is not there.
func openOriginal(ctx context.Context, name string) (*sqlx.DB, error) {
	if isPostgres(name) {
		return sqlx.ConnectContext(ctx, "pgx", name)
	}
	if _, err := os.Stat(name); errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	file, err := sqliteFile(name)
	if err != nil {
		return nil, err
	}
	return sqlx.ConnectContext(ctx, "sqlite3", file+"?mode=rw&_query_only=on&_busy_timeout=10000")
}

// copyFrom copies all rows of a database whose schema has that version.
func (s *Store) copyFrom(ctx context.Context, from *sqlx.Tx, version int64) error {
	p, err := s.migrations()
	if err != nil {
		return err
	}
	if _, newest, err := p.GetVersions(ctx); err != nil || version > newest {
		return errors.Join(err, fmt.Errorf("it has version %d, this program knows up to %d", version, newest))
	}
	if _, err := p.UpTo(ctx, version); err != nil {
		return fmt.Errorf("schema version %d: %w", version, err)
	}
	return s.update(ctx, time.Time{}, func(x *tx) error {
		if _, err := x.exec(`PRAGMA defer_foreign_keys = on`); err != nil {
			return err
		}
		var tables []string
		if err := x.all(&tables, `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'goose%'`); err != nil {
			return err
		}
		for _, table := range tables {
			if err := x.copyTable(from, table); err != nil {
				return fmt.Errorf("table %s: %w", table, err)
			}
		}
		return nil
	})
}

// copyTable replaces the rows of a table by those of another database's.
func (x *tx) copyTable(from *sqlx.Tx, table string) error {
	if _, err := x.exec(`DELETE FROM ` + table); err != nil {
		return err
	}
	rows, err := from.QueryxContext(x.ctx, `SELECT * FROM `+table)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	insert := `INSERT INTO ` + table + ` (` + strings.Join(columns, ", ") + `) VALUES (?` + strings.Repeat(", ?", len(columns)-1) + `)`
	for rows.Next() {
		row, err := rows.SliceScan()
		if err != nil {
			return err
		}
		if _, err := x.exec(insert, row...); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Filed returns what became of a kept mail: how it stands on its ticket, or on
// none. done is false while it is still to be understood.
func (s *Store) Filed(ctx context.Context, id int64) (m Message, done bool, err error) {
	all, err := s.view(ctx).messages(`WHERE mail = ? AND direction = 'in' ORDER BY id DESC LIMIT 1`, id)
	if err != nil || len(all) == 0 {
		return m, false, about(err, "read what became of mail %d", id)
	}
	return all[0], true, nil
}
