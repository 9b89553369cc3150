package record

import (
	_ "embed"

	"github.com/carebottle/carebottle/internal/vault"
)

//go:embed schema.sql
var schema string

//go:embed readings.sql
var readings string

// Migrations are the numbered steps of the record's tables, for the vault to
// run. A step that was released never changes.
func Migrations() []vault.Migration {
	return []vault.Migration{
		{Version: 1, Name: "revisions, seals and the tables read from", SQL: schema},
		{Version: 2, Name: "readings by measure and time", SQL: readings},
	}
}
