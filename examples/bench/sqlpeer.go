package main

import (
	"database/sql"
	"fmt"
	"strings"
)

// sqlPeer is a database that holds the figures in memory.
type sqlPeer struct {
	db       *sql.DB
	query    query
	compute  *sql.Stmt
	read     *sql.Stmt
	results  int
	checksum int64 // what compute returned last
}

// newSQLPeer fills the database by means of load, which is given the schema's
// tables, empty, and prepares the statement.
func newSQLPeer(db *sql.DB, d sqlDialect, w *Workload, load func(*sql.DB, *Workload) error) (Peer, error) {
	p := &sqlPeer{db: db, query: newQuery(d, w), results: w.Results()}
	if err := p.prepare(d, w, load); err != nil {
		db.Close()
		return nil, err
	}
	return p, nil
}

func (p *sqlPeer) prepare(d sqlDialect, w *Workload, load func(*sql.DB, *Workload) error) error {
	p.db.SetMaxOpenConns(1) // each connection has a memory of its own
	for _, statement := range d.schema() {
		if _, err := p.db.Exec(statement); err != nil {
			return fmt.Errorf("schema: %w", err)
		}
	}
	if err := load(p.db, w); err != nil {
		return fmt.Errorf("loading: %w", err)
	}
	var err error
	if p.compute, err = p.db.Prepare(p.query.checksums()); err != nil {
		return fmt.Errorf("preparing: %w", err)
	}
	if p.read, err = p.db.Prepare(p.query.rows()); err != nil {
		return fmt.Errorf("preparing: %w", err)
	}
	return nil
}

func (p *sqlPeer) Compute() error { return p.compute.QueryRow().Scan(&p.checksum) }

// Outcomes computes the results with the same expressions as Compute and reads
// them into Go. It makes sure that they have the checksum that Compute returned.
func (p *sqlPeer) Outcomes() ([]Outcome, error) {
	rows, err := p.read.Query()
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := make([]Outcome, p.results)
	row := newSQLRow(len(p.query.indicators))
	for rows.Next() {
		if err := rows.Scan(row.targets...); err != nil {
			return nil, err
		}
		row.putInto(all)
	}
	if sum := checksumOf(all); rows.Err() == nil && sum != p.checksum {
		return nil, fmt.Errorf("the checksum is %d, that of the rows %d", p.checksum, sum)
	}
	return all, rows.Err()
}

// sqlRow receives the results of one unit: the unit, then state, verdict and
// value of each indicator. Targets of type any spare the conversions of Scan.
type sqlRow struct{ values, targets []any }

func newSQLRow(indicators int) sqlRow {
	n := 1 + 3*indicators
	row := sqlRow{make([]any, n), make([]any, n)}
	for i := range row.values {
		row.targets[i] = &row.values[i]
	}
	return row
}

// putInto puts the results where those of the unit belong; the database may
// return units in any order.
func (r sqlRow) putInto(all []Outcome) {
	indicators := len(r.values) / 3
	first := int(whole(r.values[0])) * indicators
	if first < 0 || first+indicators > len(all) {
		return // no such unit: some result stays empty, and agrees with nothing
	}
	for i := 1; i < len(r.values); i += 3 {
		all[first+i/3] = Outcome{State(whole(r.values[i])), Verdict(whole(r.values[i+1])), whole(r.values[i+2])}
	}
}

// whole returns the number that a driver gave: SQLite has one type of integer,
// a literal of DuckDB has 32 bits.
func whole(v any) int64 {
	switch n := v.(type) {
	case int64:
		return n
	case int32:
		return int64(n)
	}
	return -1 // no unit, state or verdict
}

func (p *sqlPeer) Close() error { return p.db.Close() }

// newSQLite opens a database in memory with one of the drivers of SQLite.
func newSQLite(driver string, w *Workload) (Peer, error) {
	db, err := sql.Open(driver, ":memory:")
	if err != nil {
		return nil, err
	}
	return newSQLPeer(db, dialectSQLite, w, insertRows)
}

// insertRows loads the figures in one transaction.
func insertRows(db *sql.DB, w *Workload) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	inserts := map[string]*sql.Stmt{}
	err = sqlRows(w, func(table string, row []any) error {
		insert, ok := inserts[table]
		if !ok {
			marks := strings.TrimSuffix(strings.Repeat("?, ", len(row)), ", ")
			if insert, err = tx.Prepare("INSERT INTO " + table + " VALUES (" + marks + ")"); err != nil {
				return err
			}
			inserts[table] = insert
		}
		_, err := insert.Exec(row...)
		return err
	})
	if err != nil {
		return err
	}
	return tx.Commit()
}
