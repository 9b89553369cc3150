package welcome_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell/shelltest"
)

func TestTheWordsOpenTheVault(t *testing.T) {
	host, kept := beginning(t, shelltest.Phone, kit.Appearance{})
	host.Tap("I look after someone")
	host.Type("Your name", "Halina Wiśniewska")
	host.Tap("Next: a passphrase")
	first := offered(t, host)
	host.Tap("Show me other words")
	words := offered(t, host)
	if first == words {
		t.Fatal("other words are the same words")
	}
	host.Tap("I have written them down")
	host.Type("The four words", "  "+strings.ReplaceAll(words, " ", "  "))
	host.Tap("Lock the plan with these")
	parts := code(t, host)

	kept.Lock()
	if err := kept.Vault.Unlock(t.Context(), []byte(words)); err != nil {
		t.Errorf("the offered words don't open the vault: %v", err)
	}
	kept.Lock()
	var whole []string
	for i := range 7 {
		whole = append(whole, parts[fmt.Sprintf("Part %d", i+1)])
	}
	if err := kept.Vault.UnlockWithCode(t.Context(), strings.Join(whole, "-")); err != nil {
		t.Errorf("the code that was shown does not open the vault: %v", err)
	}
}

func TestOtherWordsThanTheOfferedAreNotTaken(t *testing.T) {
	host, kept := beginning(t, shelltest.Phone, kit.Appearance{})
	host.Tap("My own plan")
	host.Type("Your name", "Grace")
	host.Tap("Next: a passphrase")
	words := offered(t, host)
	host.Tap("I have written them down")
	for typed, says := range map[string]string{
		"":                     "Type the four words",
		"four words of my own": "These are not the four words",
		strings.ToUpper(words): "Use small letters only",
	} {
		host.Type("The four words", typed)
		host.Tap("Lock the plan with these")
		host.Says(says)
	}
	if kept.Exists() {
		t.Error("a vault was made under words that were not noted")
	}
}

func TestAnOwnPassphraseIsJudgedWhileTyped(t *testing.T) {
	host, kept := beginning(t, shelltest.Phone, kit.Appearance{})
	host.Tap("My own plan")
	host.Type("Your name", "Grace")
	host.Tap("Next: a passphrase")
	host.Tap("Use my own passphrase instead")
	for _, c := range []struct{ typed, says string }{
		{"kettle", "6 more characters"},
		{"kettle on t", "1 more character is needed"},
		{"481526", "A number alone can be guessed in minutes"},
		{"passwordpassword", "Weak"},
		{"rust gulls ferry maple otter", "Strong"},
	} {
		host.Type("Your passphrase", c.typed)
		host.Says(c.says)
	}
	host.Tap("Lock the plan with this")
	host.Says("The two are not the same")
	host.Type("Your passphrase", "481526")
	host.Type("The same once more", "481526")
	host.Tap("Lock the plan with this")
	if kept.Exists() {
		t.Fatal("a vault was made under a number")
	}
	host.Type("Your passphrase", "rust gulls ferry")
	host.Type("The same once more", "rust gulls ferry")
	host.Tap("Lock the plan with this")
	host.Says("Your recovery code")
	if len(host.BusyTexts) != 1 {
		t.Errorf("while the vault was made the screen said %q", host.BusyTexts)
	}
}
