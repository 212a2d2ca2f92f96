package pcmd

import (
	"fmt"
	"strings"

	"github.com/pcmd-vn/pcmd/internal/nearest"
)

// Definition describes one word of a closed vocabulary: what it is called and
// where it comes from.
type Definition[K ~string] struct {
	Key      K        `json:"key"`
	Label    Text     `json:"label"`
	Citation Citation `json:"citation,omitzero"`
}

// Vocabulary is a closed list of words, in the order in which people list them.
type Vocabulary[K ~string] []Definition[K]

// Find returns the definition of the word, and whether there is one.
func (v Vocabulary[K]) Find(key K) (Definition[K], bool) {
	for _, d := range v {
		if d.Key == key {
			return d, true
		}
	}
	return Definition[K]{}, false
}

// Has reports whether the word is in the vocabulary.
func (v Vocabulary[K]) Has(key K) bool {
	_, ok := v.Find(key)
	return ok
}

// Label returns what the word is called; for a word outside the vocabulary, the
// word itself in both languages.
func (v Vocabulary[K]) Label(key K) Text {
	if d, ok := v.Find(key); ok {
		return d.Label
	}
	return Text{string(key), string(key)}
}

// Parse returns the word that s is. Words outside the vocabulary are a [Fault]
// with code unknown-kind that lists those accepted and asks whether the nearest
// of them was meant.
func (v Vocabulary[K]) Parse(s string) (K, error) {
	if v.Has(K(s)) {
		return K(s), nil
	}
	words := make([]string, len(v))
	for i, d := range v {
		words[i] = string(d.Key)
	}
	accepted := strings.Join(words, ", ")
	vi, en := nearest.Among(words...).Hint(s)
	return "", NewFault(CodeUnknownKind,
		fmt.Sprintf("không có từ %.64q; chấp nhận: %s%s", s, accepted, vi),
		fmt.Sprintf("there is no word %.64q; accepted: %s%s", s, accepted, en))
}

// MarshalWord writes a word of the vocabulary, or nothing for the unset one.
// It is what the MarshalText methods of the library's enumerations call.
func (v Vocabulary[K]) MarshalWord(key K) ([]byte, error) {
	if key != "" {
		if _, err := v.Parse(string(key)); err != nil {
			return nil, err
		}
	}
	return []byte(key), nil
}

// UnmarshalWord reads a word of the vocabulary into *key; empty text unsets it.
func (v Vocabulary[K]) UnmarshalWord(key *K, text []byte) error {
	return unmarshal(key, text, v.Parse)
}
