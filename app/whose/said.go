package whose

import "github.com/carebottle/carebottle/internal/careplan"

// SaidBy names who said what a version says. It is never taken from who typed
// it unless they were the one who said it.
func SaidBy(p careplan.Plan, v careplan.Version) string {
	if v.Content != nil && v.Content.Shared().SaidBy != "" {
		return v.Content.Shared().SaidBy
	}
	switch v.Source {
	case careplan.SourcePatient:
		if v.Typed.Role == careplan.RolePatient {
			return v.Typed.Name
		}
		return Name(p)
	case careplan.SourceCarer:
		if v.Typed.Role == careplan.RoleCarer {
			return v.Typed.Name
		}
		return "a carer"
	case careplan.SourceClinician:
		if v.Typed.Role == careplan.RoleClinician {
			return v.Typed.Name
		}
		return "a doctor or nurse"
	case careplan.SourceLetter:
		return "a letter"
	case careplan.SourceImport:
		return "a file that was read in"
	default:
		return "nobody knows who"
	}
}

// SetBy names who set a target, with their role where it was written down:
// "Nurse Parminder Dhillon, care co-ordinator". Like SaidBy it never takes who
// typed for who said.
func SetBy(p careplan.Plan, v careplan.Version) string {
	who := SaidBy(p, v)
	if t, ok := v.Content.(*careplan.Target); ok && t.SaidBy != "" && t.Role != "" {
		who += ", " + t.Role
	}
	return who
}
