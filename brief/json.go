package brief

import (
	"encoding/json"
	"io"
)

// WriteJSON writes the brief as one indented JSON object.
func (b *Brief) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(b)
}
