package history

import "crypto/ed25519"

// Member is one person's hand on one device in the plan.
type Member struct {
	Entry     EntryID
	Name      string // empty where it was erased or is not known yet
	Device    string
	Role      Role
	Key       ed25519.PublicKey
	Replica   ReplicaID
	Founder   bool    // the founder's hand, or one that continues it
	Continues EntryID // the hand that this one continues; zero if none
	GrantedBy EntryID // zero for the founder
	Revoked   bool
}
