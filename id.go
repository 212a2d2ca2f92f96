package pcmd

import "fmt"

// CheckID returns nil for an identifier of the contract: a letter or digit,
// then up to 63 letters, digits, dots, underscores or hyphens, all ASCII.
// Otherwise it returns a [Fault] with code bad-id.
func CheckID(id string) error {
	if validID(id) {
		return nil
	}
	return NewFault(CodeBadID,
		fmt.Sprintf("%.80q không phải là mã hợp lệ; cần 1 đến 64 ký tự: chữ cái không dấu, chữ số, dấu . _ -, và bắt đầu bằng chữ cái hoặc chữ số", id),
		fmt.Sprintf("%.80q is not an identifier; expected 1 to 64 letters, digits, dots, underscores or hyphens, the first a letter or digit", id))
}

func validID(id string) bool {
	if id == "" || len(id) > 64 {
		return false
	}
	for i, c := range []byte(id) {
		alnum := c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
		if !alnum && (i == 0 || c != '.' && c != '_' && c != '-') {
			return false
		}
	}
	return true
}
