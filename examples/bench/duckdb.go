//go:build cgo && !noduckdb && (darwin || (linux && (amd64 || arm64)) || (freebsd && amd64) || (windows && amd64))

package main

import (
	"context"
	"database/sql"
	"database/sql/driver"

	"github.com/marcboeker/go-duckdb"
)

// newDuckDB opens a database in memory. It may use all processors, as it does
// by default.
func newDuckDB(w *Workload) (Peer, error) {
	connector, err := duckdb.NewConnector("", nil)
	if err != nil {
		return nil, err
	}
	return newSQLPeer(sql.OpenDB(connector), dialectDuckDB, w, appendRows)
}

// appendRows loads the figures through appenders: DuckDB is slow with single
// INSERTs.
func appendRows(db *sql.DB, w *Workload) error {
	conn, err := db.Conn(context.Background())
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Raw(func(raw any) error {
		appenders := map[string]*duckdb.Appender{}
		for _, table := range []string{"figures", "monthly"} {
			if appenders[table], err = duckdb.NewAppenderFromConn(raw.(driver.Conn), "", table); err != nil {
				return err
			}
			defer appenders[table].Close()
		}
		return sqlRows(w, func(table string, row []any) error {
			values := make([]driver.Value, len(row))
			for i, v := range row {
				values[i] = v
			}
			return appenders[table].AppendRow(values...)
		})
	})
}
