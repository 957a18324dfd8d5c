package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"time"
)

// migrations holds one file for each version of the schema, in order; each
// sets user_version to its own number.
//
//go:embed migrations/*.sql
var migrations embed.FS

const applicationID = 0x64796164 // "dyad"

var errForeign = errors.New(File + " is not a dyad store: name another folder")

// migrate brings the database to the newest schema.
func migrate(ctx context.Context, db *sql.DB, wait time.Duration) error {
	steps, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	have, err := version(ctx, db)
	if err != nil {
		return err
	}
	if have > len(steps) {
		return fmt.Errorf("it was made by a newer dyad (schema %d, this one knows %d): use that version, or name another store",
			have, len(steps))
	}
	if err := setWAL(ctx, db, wait); err != nil {
		return err
	}
	if have == len(steps) {
		return nil
	}
	return upgrade(ctx, db, steps)
}

// setWAL turns on the write-ahead log, which the file then remembers. SQLite
// does not wait for a lock here, so two that open a new store at once must.
func setWAL(ctx context.Context, db *sql.DB, wait time.Duration) error {
	const pause = 10 * time.Millisecond
	for n := int(wait / pause); ; n-- {
		_, err := db.ExecContext(ctx, "PRAGMA journal_mode = WAL")
		if err == nil || n <= 0 || !errors.Is(explain(err), ErrBusy) {
			return err
		}
		time.Sleep(pause)
	}
}

// upgrade runs the missing steps in one transaction, so that a store is never
// between two schemas.
func upgrade(ctx context.Context, db *sql.DB, steps []string) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	// Another process may have been faster.
	have, err := version(ctx, tx)
	if err != nil {
		return err
	}
	for i := have; i < len(steps); i++ {
		script, err := migrations.ReadFile(steps[i])
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, string(script)); err != nil {
			return fmt.Errorf("run %s: %w", steps[i], err)
		}
		if now, err := version(ctx, tx); err != nil || now != i+1 {
			return fmt.Errorf("run %s: it left schema %d: %w", steps[i], now, err)
		}
	}
	return tx.Commit()
}

// version returns the schema of a store, 0 of an empty database.
func version(ctx context.Context, db interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
}) (int, error) {
	var app, tables, version int
	err := db.QueryRowContext(ctx, `SELECT
		(SELECT application_id FROM pragma_application_id),
		(SELECT count(*) FROM sqlite_schema),
		(SELECT user_version FROM pragma_user_version)`).Scan(&app, &tables, &version)
	if err == nil && app != applicationID && (tables > 0 || version > 0) {
		err = errForeign
	}
	return version, err
}
