package welcome

import (
	"strings"

	"github.com/carebottle/carebottle/internal/careplan"
)

func nameProblems(name string) []careplan.Problem {
	if strings.TrimSpace(name) == "" {
		return []careplan.Problem{{Field: "name", Text: "Type your name, as people know you."}}
	}
	return nil
}
