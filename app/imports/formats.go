package imports

import (
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/exchange/accuchek"
	"github.com/carebottle/carebottle/internal/exchange/applehealth"
	"github.com/carebottle/carebottle/internal/exchange/csvimport"
	"github.com/carebottle/carebottle/internal/exchange/libreview"
	"github.com/carebottle/carebottle/internal/exchange/omron"
	"github.com/carebottle/carebottle/internal/exchange/withings"
)

// formats are the kinds of file that can be taken in. A table of any kind is
// thought of last.
func formats() []exchange.Format {
	return []exchange.Format{
		omron.Format{}, withings.Format{}, libreview.Format{}, accuchek.Format{}, applehealth.Format{},
		csvimport.Format{},
	}
}
