package pcmd

// must returns v, or panics with err: for the exported functions named Must….
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// unmarshal sets *dst to what parse makes of the text; empty text is the zero
// value, and a fault leaves *dst as it was.
func unmarshal[T any](dst *T, text []byte, parse func(string) (T, error)) error {
	var v T
	if len(text) > 0 {
		var err error
		if v, err = parse(string(text)); err != nil {
			return err
		}
	}
	*dst = v
	return nil
}
