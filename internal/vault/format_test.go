package vault_test

import (
	"context"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/chacha20poly1305"

	"github.com/carebottle/carebottle/internal/vault"
	"github.com/carebottle/carebottle/internal/vault/sqlcipher"
)

// A vault made by the first release. It is never made again: every later release must open it.
const (
	releasedVault      = "testdata/release-1"
	releasedPassphrase = "unicorn café  Lantern ½ Brücke"
	releasedCode       = "KFBN-SP5S-QGCG-RFJJ-WRGV-E131-288V"
	releasedNote       = "Penicillin: rash in 1974 – ask Rósa"
)

// databaseKey answers the raw key of a vault's database and the salt that goes with it.
func databaseKey(slotFile []byte, code string) (key, salt []byte, err error) {
	var f struct {
		Vault, Salt string
		Generation  int
		Recovery    struct{ Salt, Nonce, Wrapped string }
	}
	if err := json.Unmarshal(slotFile, &f); err != nil {
		return nil, nil, err
	}
	crockford := base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)
	bits, err := crockford.DecodeString(strings.ReplaceAll(code, "-", "")[:26])
	if err != nil {
		return nil, nil, err
	}
	wrapping, err := hkdf.Key(sha256.New, bits, unhex(f.Recovery.Salt), "carebottle vault recovery code", 32)
	if err != nil {
		return nil, nil, err
	}
	aead, err := chacha20poly1305.NewX(wrapping)
	if err != nil {
		return nil, nil, err
	}
	bound := fmt.Sprintf("carebottle-vault 1\nrecovery\n%s\n%d\n%s\nhkdf-sha256\n%s\n",
		f.Vault, f.Generation, f.Salt, f.Recovery.Salt)
	key, err = aead.Open(nil, unhex(f.Recovery.Nonce), unhex(f.Recovery.Wrapped), []byte(bound))
	return key, unhex(f.Salt), err
}

func unhex(s string) []byte {
	b, err := hex.DecodeString(s)
	if err != nil {
		panic(err)
	}
	return b
}

// The lines of FORMAT.md open a vault without this package.
func Example() {
	dir, err := os.MkdirTemp("", "vault")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	if err := os.CopyFS(dir, os.DirFS(releasedVault)); err != nil {
		panic(err)
	}
	slots, err := os.ReadFile(filepath.Join(dir, "slots.json"))
	if err != nil {
		panic(err)
	}
	key, salt, err := databaseKey(slots, releasedCode)
	if err != nil {
		panic(err)
	}
	db, err := sqlcipher.Open(context.Background(), filepath.Join(dir, "vault-1.db"), key, salt, sqlcipher.Options{})
	if err != nil {
		panic(err)
	}
	defer db.Close()
	var note string
	if err := db.QueryRow("SELECT text FROM note").Scan(&note); err != nil {
		panic(err)
	}
	fmt.Println(note)
	// Output: Penicillin: rash in 1974 – ask Rósa
}

func TestTheDocumentedLinesAreTheOnesThatAreTested(t *testing.T) {
	source, err := os.ReadFile("format_test.go")
	if err != nil {
		t.Fatal(err)
	}
	document, err := os.ReadFile("FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	_, lines, _ := strings.Cut(string(source), "// databaseKey answers")
	lines, _, _ = strings.Cut(lines, "\n}\n")
	if len(lines) < 500 || !strings.Contains(string(document), lines) {
		t.Error("FORMAT.md shows other lines than format_test.go runs")
	}
}

func TestTheFirstReleasesVaultOpens(t *testing.T) {
	for name, unlock := range map[string]func(*vault.Vault) error{
		"passphrase": func(v *vault.Vault) error { return v.Unlock(t.Context(), []byte(releasedPassphrase)) },
		"code":       func(v *vault.Vault) error { return v.UnlockWithCode(t.Context(), releasedCode) },
	} {
		dir := filepath.Join(t.TempDir(), "vault")
		if err := os.CopyFS(dir, os.DirFS(releasedVault)); err != nil {
			t.Fatal(err)
		}
		if !vault.Exists(dir) {
			t.Fatal("the fixture is gone")
		}
		v, err := vault.Open(dir, vault.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer v.Close()
		if err := unlock(v); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var note string
		if err := v.DB().QueryRow("SELECT text FROM note").Scan(&note); err != nil || note != releasedNote {
			t.Errorf("%s: %q, %v", name, note, err)
		}
		slots, err := os.ReadFile(filepath.Join(dir, "slots.json"))
		if err != nil {
			t.Fatal(err)
		}
		key, salt, err := databaseKey(slots, releasedCode)
		if err != nil || v.RawKey() != sqlcipher.KeyText(key, salt) {
			t.Errorf("%s: the raw key is not the one that the documented lines find: %v", name, err)
		}
		if err := v.Close(); err != nil {
			t.Error(err)
		}
	}
}
