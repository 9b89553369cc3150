package imports

import (
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/exchange/omron"
)

// formats are the kinds of file that can be taken in, the most particular
// first: a table of any kind is the last one that is thought of.
func formats() []exchange.Format {
	return []exchange.Format{omron.Format{}}
}
