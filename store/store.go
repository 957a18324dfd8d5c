package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// File is the name of the database in a store's folder.
const File = "dyad.sqlite"

var (
	// ErrBusy says that another process held the store for too long.
	ErrBusy = errors.New("the store is in use by another dyad: wait for it to end, or name another store")
	// ErrNotFound says that the store has no such article, or is not there.
	ErrNotFound = errors.New("not found")
)

// Options are the choices for a store; the zero value is good.
type Options struct {
	// Coder is the version of the program (with its models and lexicons) that
	// coded what is added. It is kept with every article.
	Coder string
	// MustExist makes Open fail with ErrNotFound instead of creating a store.
	MustExist bool
	// Wait is how long to wait for another process's lock; 0 means 10 s.
	Wait time.Duration
}

// A Store keeps coded articles. It is safe for many goroutines.
type Store struct {
	read  *sql.DB // many connections that cannot write
	write *sql.DB // one connection
	coder string
	add   statements
}

// Open opens the store in folder dir, creating both when they are not there.
func Open(dir string, opt Options) (_ *Store, err error) {
	path, err := filepath.Abs(filepath.Join(dir, File))
	if err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	if err := prepareFolder(path, opt); err != nil {
		return nil, fmt.Errorf("open store %s: %w", dir, err)
	}
	st := &Store{coder: opt.Coder}
	defer func() {
		if err != nil {
			st.Close()
		}
	}()
	wait := opt.Wait
	if wait <= 0 {
		wait = 10 * time.Second
	}
	if st.write, err = connect(path, wait, "synchronous(FULL)", "foreign_keys(1)", "cache_size(-32768)"); err != nil {
		return nil, fmt.Errorf("open store %s: %w", dir, err)
	}
	st.write.SetMaxOpenConns(1)
	ctx := context.Background()
	if err = migrate(ctx, st.write, wait); err != nil {
		return nil, fmt.Errorf("open store %s: %w", dir, explain(err))
	}
	if st.add, err = prepare(ctx, st.write); err != nil {
		return nil, fmt.Errorf("open store %s: %w", dir, explain(err))
	}
	if st.read, err = connect(path, wait, "query_only(1)"); err != nil {
		return nil, fmt.Errorf("open store %s: %w", dir, err)
	}
	return st, nil
}

// Close closes the store.
func (st *Store) Close() error {
	var errs []error
	// The writer last: the last connection to close empties the log.
	for _, db := range []*sql.DB{st.read, st.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	return errors.Join(errs...)
}

// prepareFolder makes the folder, or sees that there is a store in it.
func prepareFolder(path string, opt Options) error {
	if opt.MustExist {
		if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
			return ErrNotFound
		} else if err != nil {
			return err
		}
		return nil
	}
	// The articles are the user's own; nobody else's to read.
	return os.MkdirAll(filepath.Dir(path), 0o700)
}

func connect(path string, wait time.Duration, pragmas ...string) (*sql.DB, error) {
	q := url.Values{"_txlock": {"immediate"}}
	q.Add("_pragma", "busy_timeout("+strconv.FormatInt(wait.Milliseconds(), 10)+")")
	for _, p := range pragmas {
		q.Add("_pragma", p)
	}
	dsn := url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: q.Encode()}
	c, err := sqlite.NewConnector(dsn.String())
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(c), nil
}

// explain adds to SQLite's errors what they mean here.
func explain(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return fmt.Errorf("%w (%w)", ErrBusy, err)
	case sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("%w (%w)", errForeign, err)
	case sqlite3.SQLITE_CORRUPT:
		return fmt.Errorf("%s is damaged: bring back a copy, or add the articles to a new store (%w)", File, err)
	case sqlite3.SQLITE_FULL:
		return fmt.Errorf("the disk is full: nothing of this was added (%w)", err)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN:
		return fmt.Errorf("%s cannot be written: see who owns it and its folder (%w)", File, err)
	}
	return err
}
