// Package document reads the JSON documents of the contract strictly and
// completely: it keeps the text of numbers, sees duplicate keys, and collects
// every fault with its path instead of stopping at the first.
//
// [Parse] turns bytes into a [Value]; the methods of Value read it as what it
// should be. Each of them notes a fault where the value is something else, and
// returns the zero value; the caller reads on and asks [Value.Faults] at the
// end.
package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/pcmd-vn/pcmd"
	"golang.org/x/text/unicode/norm"
)

// maxDepth bounds the nesting of a document. The deepest document of the
// contract has about ten levels.
const maxDepth = 64

// node is a value of the document; its type tells what kind of value.
type node any

type (
	number string
	array  []node
	object struct {
		keys   []string
		values map[string]node
	}
)

// Parse reads one JSON document. Its Value is absent when the text is not JSON
// at all; the faults say why.
func Parse(data []byte) Value {
	faults := new(pcmd.Faults)
	root := Value{faults: faults}
	if !utf8.Valid(data) {
		root.Fault(pcmd.CodeSyntax, "tệp không phải là văn bản UTF-8", "the text is not UTF-8")
		return root
	}
	if bytes.HasPrefix(data, byteOrderMark) {
		root.Fault(pcmd.CodeSyntax,
			"tệp bắt đầu bằng dấu thứ tự byte (BOM); hãy lưu lại dạng UTF-8 không có BOM",
			"the text begins with a byte order mark; save it as UTF-8 without one")
		return root
	}
	p := parser{dec: json.NewDecoder(bytes.NewReader(data)), data: data, faults: faults}
	p.dec.UseNumber()
	n, err := p.value()
	if err == nil {
		err = p.end()
	}
	if err != nil {
		at := p.position()
		root.Fault(pcmd.CodeSyntax,
			fmt.Sprintf("không phải JSON đúng cú pháp (%s): %s", at.Vi, syntaxReason(err).Vi),
			fmt.Sprintf("not well-formed JSON (%s): %s", at.En, syntaxReason(err).En))
		return root
	}
	root.node, root.present = n, true
	return root
}

// byteOrderMark is what some editors put before a UTF-8 text; JSON has none.
var byteOrderMark = []byte("\xef\xbb\xbf")

type parser struct {
	dec    *json.Decoder
	data   []byte
	faults *pcmd.Faults
	above  []step // from the root to the value that is being read
}

// step leads from an object or list to a value in it. Paths are made of steps
// only for a fault: the paths of all values take more room than the document.
type step struct {
	key   string
	index int // in a list; inObject where there is a key
}

const inObject = -1

func (p *parser) path() string {
	path := ""
	for _, s := range p.above {
		if s.index == inObject {
			path = keyPath(path, s.key)
		} else {
			path = indexPath(path, s.index)
		}
	}
	return path
}

// below reads the value that the step leads to.
func (p *parser) below(s step) (node, error) {
	p.above = append(p.above, s)
	n, err := p.value()
	if err == nil {
		p.above = p.above[:len(p.above)-1]
	}
	return n, err
}

var (
	errDepth     = errors.New("nested too deeply")
	errTrailing  = errors.New("text after the end of the document")
	errSurrogate = errors.New("half a surrogate pair")
)

func (p *parser) value() (node, error) {
	start := p.dec.InputOffset()
	token, err := p.dec.Token()
	if err != nil {
		return nil, err
	}
	switch t := token.(type) {
	case json.Delim:
		if len(p.above) == maxDepth {
			return nil, errDepth
		}
		if t == '[' {
			return p.array()
		}
		return p.object()
	case json.Number:
		return number(t), nil
	case string:
		return p.text(t, start)
	}
	return token, nil // a bool or nil
}

// text returns the string in NFC. A half surrogate pair is refused: the decoder
// would replace it silently.
func (p *parser) text(s string, start int64) (string, error) {
	if strings.ContainsRune(s, utf8.RuneError) && hasLoneSurrogate(p.data[start:p.dec.InputOffset()]) {
		return "", errSurrogate
	}
	return norm.NFC.String(s), nil
}

func (p *parser) array() (node, error) {
	items := array{}
	for p.dec.More() {
		item, err := p.below(step{index: len(items)})
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	_, err := p.dec.Token()
	return items, err
}

func (p *parser) object() (node, error) {
	var o object
	for p.dec.More() {
		start := p.dec.InputOffset()
		token, err := p.dec.Token()
		if err != nil {
			return nil, err
		}
		key, err := p.text(token.(string), start)
		if err != nil {
			return nil, err
		}
		v, err := p.below(step{key, inObject})
		if err != nil {
			return nil, err
		}
		if _, twice := o.values[key]; twice {
			*p.faults = append(*p.faults, pcmd.NewFault(pcmd.CodeDuplicateKey,
				fmt.Sprintf("khóa %.64q xuất hiện hai lần", key),
				fmt.Sprintf("the key %.64q stands twice", key)).At(keyPath(p.path(), key)))
			continue
		}
		o.add(key, v)
	}
	_, err := p.dec.Token()
	return o, err
}

// add puts a key into the object. Objects are often empty, and then have no map.
func (o *object) add(key string, v node) {
	if o.values == nil {
		o.values = map[string]node{}
	}
	o.keys = append(o.keys, key)
	o.values[key] = v
}

// end checks that nothing but white space follows the document.
func (p *parser) end() error {
	if _, err := p.dec.Token(); !errors.Is(err, io.EOF) {
		return errTrailing
	}
	return nil
}

// position returns where the decoder stopped, in lines and columns from 1.
func (p *parser) position() pcmd.Text {
	read := p.data[:min(p.dec.InputOffset(), int64(len(p.data)))]
	line := bytes.Count(read, []byte("\n")) + 1
	column := utf8.RuneCount(read[bytes.LastIndexByte(read, '\n')+1:]) + 1
	return pcmd.NewText(
		fmt.Sprintf("dòng %d, cột %d", line, column),
		fmt.Sprintf("line %d, column %d", line, column))
}

func syntaxReason(err error) pcmd.Text {
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return pcmd.NewText("tệp bị cắt cụt hoặc trống", "the text is cut short or empty")
	case errors.Is(err, errDepth):
		return pcmd.NewText(
			fmt.Sprintf("lồng nhau quá %d tầng", maxDepth),
			fmt.Sprintf("nested more than %d levels deep", maxDepth))
	case errors.Is(err, errTrailing):
		return pcmd.NewText("còn nội dung sau khi tài liệu kết thúc", "there is text after the end of the document")
	case errors.Is(err, errSurrogate):
		return pcmd.NewText("mã \\u thiếu một nửa cặp surrogate", "a \\u escape holds half a surrogate pair")
	}
	wrong := "ký tự không đúng chỗ"
	if parts := strings.SplitN(err.Error(), "'", 3); len(parts) == 3 {
		wrong = "ký tự '" + parts[1] + "' không đúng chỗ"
	}
	return pcmd.NewText(wrong, err.Error())
}

// hasLoneSurrogate reports whether the raw JSON text holds a \u escape of half
// a surrogate pair.
func hasLoneSurrogate(raw []byte) bool {
	for i := 0; i+1 < len(raw); i++ {
		if raw[i] != '\\' {
			continue
		}
		i++ // the escaped character
		if raw[i] != 'u' || i+4 >= len(raw) {
			continue
		}
		unit := hex(raw[i+1 : i+5])
		i += 4
		switch {
		case unit >= 0xdc00 && unit < 0xe000:
			return true
		case unit >= 0xd800 && unit < 0xdc00:
			if i+6 >= len(raw) || raw[i+1] != '\\' || raw[i+2] != 'u' {
				return true
			}
			if low := hex(raw[i+3 : i+7]); low < 0xdc00 || low >= 0xe000 {
				return true
			}
			i += 6
		}
	}
	return false
}

func hex(digits []byte) (n uint32) {
	for _, c := range digits {
		n *= 16
		switch {
		case c >= 'a':
			n += uint32(c-'a') + 10
		case c >= 'A':
			n += uint32(c-'A') + 10
		default:
			n += uint32(c - '0')
		}
	}
	return n
}

func indexPath(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i) }

// maxKey is how much of a key stands in paths, in characters. No key of the
// contract is as long; one that is would be repeated in every path below it.
const maxKey = 64

func keyPath(path, key string) string {
	n := 0
	for i := range key {
		if n == maxKey {
			return pcmd.JoinPath(path, key[:i]+"…")
		}
		n++
	}
	return pcmd.JoinPath(path, key)
}
