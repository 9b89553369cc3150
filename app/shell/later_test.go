package shell_test

import (
	"testing"
	"time"

	"github.com/carebottle/carebottle/app/shell"
)

func TestAPageIsAskedLaterOnlyWhileItIsThere(t *testing.T) {
	for name, c := range map[string]struct {
		meanwhile func(*opened)
		want      int
	}{
		"nothing else was done":    {func(*opened) {}, 1},
		"the person went on":       {func(o *opened) { o.Go(shell.Route{Place: shell.Narrative}) }, 0},
		"the page was made anew":   {func(o *opened) { o.Go(shell.Route{Place: shell.Home}) }, 0},
		"the vault locked":         {func(o *opened) { o.Lock() }, 0},
		"a question stands before": {func(o *opened) { o.Confirm("Stop?", "", "Stop", func() {}) }, 1},
	} {
		t.Run(name, func(t *testing.T) {
			o := open(t)
			o.later = nil
			done := 0
			o.After(time.Second, func() { done++ })
			c.meanwhile(o)
			o.later[0]()
			if done != c.want {
				t.Errorf("it is done %d times, not %d", done, c.want)
			}
		})
	}
}
