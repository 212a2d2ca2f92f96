package indicator

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"math/big"

	"github.com/pcmd-vn/pcmd"
)

// The binary form of a [Partial], version 1:
//
//	"pcmd" 1            5 bytes
//	fingerprint         32 bytes: which measures and targets
//	period              text
//	leaves              number
//	for each target:    covered, satisfied, units covered, all units: numbers
//	  for each part:    covered: number
//	    each operand:   the numerator, as a sign byte (0, 1, 2 for −, 0, +) and its magnitude,
//	                    and the denominator, in lowest terms: two texts, high bytes first
//
// Numbers are unsigned varints, texts a number of bytes and the bytes. The form
// is the same on every machine.
const partialHeader = "pcmd\x01"

// ErrPartialForm is the error of bytes that are no binary form of a [Partial]
// of the set.
var ErrPartialForm = errors.New("not the binary form of a partial of this set")

// fingerprint tells sets apart by their measures and targets.
func (s *Set) fingerprint() [sha256.Size]byte {
	type term struct {
		ID      string
		Formula Formula
		Kind    FormulaKind
	}
	h := sha256.New()
	encoder := json.NewEncoder(h)
	for _, m := range s.measures {
		_ = encoder.Encode(Measure{ID: m.ID, Kind: m.Kind, Signed: m.Signed, NonAdditive: m.NonAdditive}) // a hash takes everything
	}
	for _, t := range s.targets {
		_ = encoder.Encode(term{t.ID, t.Indicator.Formula, t.Indicator.Formula.Kind()})
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// MarshalBinary writes the stable binary form.
func (p *Partial) MarshalBinary() ([]byte, error) {
	fingerprint := p.set.fingerprint()
	out := append([]byte(partialHeader), fingerprint[:]...)
	out = appendText(out, []byte(p.period.String()))
	out = binary.AppendUvarint(out, uint64(p.leaves))
	for _, t := range p.targets {
		for _, n := range []int{t.covered, t.units.satisfied, t.units.covered, t.units.all} {
			out = binary.AppendUvarint(out, uint64(n))
		}
		for _, sums := range t.parts {
			out = binary.AppendUvarint(out, uint64(sums.covered))
			for _, v := range sums.values {
				out = appendText(out, append([]byte{byte(v.Sign() + 1)}, v.Num().Bytes()...))
				out = appendText(out, v.Denom().Bytes())
			}
		}
	}
	return out, nil
}

func appendText(out, text []byte) []byte {
	return append(binary.AppendUvarint(out, uint64(len(text))), text...)
}

// ReadPartial reads the binary form of a partial of the set. Other bytes are
// [ErrPartialForm].
func (s *Set) ReadPartial(data []byte) (*Partial, error) {
	fingerprint := s.fingerprint()
	rest, ok := bytes.CutPrefix(data, append([]byte(partialHeader), fingerprint[:]...))
	if !ok {
		return nil, ErrPartialForm
	}
	r := partialReader{rest: rest, ok: true}
	period, err := pcmd.ParsePeriod(string(r.text()))
	if err != nil {
		return nil, ErrPartialForm
	}
	p := s.emptyPartial(period)
	p.leaves = r.number()
	for i := range p.targets {
		r.target(&p.targets[i])
	}
	if !r.ok || len(r.rest) > 0 {
		return nil, ErrPartialForm
	}
	return p, nil
}

// partialReader reads from the front of its bytes until something is wrong.
type partialReader struct {
	rest []byte
	ok   bool
}

func (r *partialReader) number() int {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 || n > 1<<40 {
		r.ok = false
		return 0
	}
	r.rest = r.rest[size:]
	return int(n)
}

func (r *partialReader) text() []byte {
	n := r.number()
	if n > len(r.rest) {
		r.ok = false
		return nil
	}
	text := r.rest[:n]
	r.rest = r.rest[n:]
	return text
}

func (r *partialReader) target(t *partialTarget) {
	for _, n := range []*int{&t.covered, &t.units.satisfied, &t.units.covered, &t.units.all} {
		*n = r.number()
	}
	for k := range t.parts {
		t.parts[k].covered = r.number()
		for _, v := range t.parts[k].values {
			r.fraction(v)
		}
	}
}

// fraction reads a fraction in lowest terms, the only form that is written.
func (r *partialReader) fraction(v *big.Rat) {
	signed, magnitude := r.text(), r.text()
	if len(signed) == 0 || signed[0] > 2 || len(magnitude) == 0 || magnitude[0] == 0 {
		r.ok = false
		return
	}
	num, den := new(big.Int).SetBytes(signed[1:]), new(big.Int).SetBytes(magnitude)
	canonical := len(signed) == 1 || signed[1] != 0
	if sign := int(signed[0]) - 1; sign < 0 {
		num.Neg(num)
	}
	v.SetFrac(num, den)
	r.ok = r.ok && canonical && v.Sign() == int(signed[0])-1 && v.Denom().Cmp(den) == 0
}
