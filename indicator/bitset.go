package indicator

// bitset is a set of small numbers: a bit each, 64 to a word. Bits beyond its
// last word are unset.
type bitset []uint64

// with returns the set with one number more.
func (b bitset) with(i int) bitset {
	for len(b) <= i>>6 {
		b = append(b, 0)
	}
	b[i>>6] |= 1 << (i & 63)
	return b
}

// has returns 1 where the number is in the set, else 0.
func (b bitset) has(i int) int64 { return int64(b[i>>6] >> (i & 63) & 1) }

// put puts a number into the set where one is 1, and takes it out where it is 0.
func (b bitset) put(i int, one int64) {
	b[i>>6] = b[i>>6]&^(1<<(i&63)) | uint64(one)<<(i&63)
}

// within returns 1 where the whole set lies within another that is no shorter,
// else 0, without a jump.
func (b bitset) within(other bitset) int64 {
	lack := uint64(0)
	for i, word := range b {
		lack |= word &^ other[i]
	}
	return 1 ^ int64((lack|-lack)>>63)
}

// meets reports whether the set has a number in common with another that is no
// shorter.
func (b bitset) meets(other bitset) bool {
	for i, word := range b {
		if word&other[i] != 0 {
			return true
		}
	}
	return false
}

// add adds the numbers of another set that is no longer.
func (b bitset) add(other bitset) {
	for i, word := range other {
		b[i] |= word
	}
}
