package plan

import _ "embed"

//go:embed plan.schema.json
var schema string

// Schema returns the JSON Schema (2020-12) of plan documents, the file
// plan.schema.json. Whatever [Parse] accepts is valid by it. What a schema
// cannot say (that a body is declared, a day exists, a formula takes a measure)
// only Parse knows. The bytes belong to the caller.
func Schema() []byte { return []byte(schema) }
