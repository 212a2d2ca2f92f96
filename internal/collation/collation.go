// Package collation sorts names as Vietnamese dictionaries do, and numbers in
// them by their value.
package collation

import (
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Sort sorts items by their names in Vietnamese collation, ward 2 before ward 10;
// items of one name stay in order.
func Sort[T any](items []T, name func(T) string) {
	c := collate.New(language.Vietnamese, collate.Numeric)
	slices.SortStableFunc(items, func(a, b T) int { return c.CompareString(name(a), name(b)) })
}
