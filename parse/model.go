package parse

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"embed"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"dyad"
)

//go:embed models
var models embed.FS

// ModelFile is the name of the model in its folder.
const ModelFile = "en.model"

// Embedded gives the folder of the model inside the binary.
func Embedded() fs.FS {
	sub, err := fs.Sub(models, "models")
	if err != nil {
		panic(err) // the folder is embedded: it is there
	}
	return sub
}

// A model file is the line below, then a deflated run of sections, each a
// name, a length and that many bytes.
const magic = "dyad parse model 1\n"

// maxModel bounds what a model file may unpack to.
const maxModel = 256 << 20

type sections struct {
	names []string
	data  map[string][]byte
}

func (s *sections) add(name string, b []byte) {
	if s.data == nil {
		s.data = map[string][]byte{}
	}
	s.names = append(s.names, name)
	s.data[name] = b
}

func (s *sections) bytes() []byte {
	var raw, out bytes.Buffer
	for _, n := range s.names {
		raw.WriteByte(byte(len(n)))
		raw.WriteString(n)
		raw.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(s.data[n]))))
		raw.Write(s.data[n])
	}
	out.WriteString(magic)
	w, _ := flate.NewWriter(&out, flate.BestCompression)
	w.Write(raw.Bytes())
	w.Close()
	return out.Bytes()
}

func readSections(b []byte) (*sections, error) {
	if !bytes.HasPrefix(b, []byte(magic)) {
		return nil, fmt.Errorf("not a parse model of this version")
	}
	raw, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(b[len(magic):])), maxModel+1))
	if err != nil {
		return nil, fmt.Errorf("unpack: %w", err)
	}
	if len(raw) > maxModel {
		return nil, fmt.Errorf("unpack: larger than %d bytes", maxModel)
	}
	s := &sections{}
	for len(raw) > 0 {
		n := int(raw[0])
		if len(raw) < 1+n+4 {
			return nil, fmt.Errorf("cut off in a section's head")
		}
		name := string(raw[1 : 1+n])
		size := int(binary.LittleEndian.Uint32(raw[1+n:]))
		raw = raw[1+n+4:]
		if size > len(raw) {
			return nil, fmt.Errorf("section %s is cut off", name)
		}
		s.add(name, raw[:size])
		raw = raw[size:]
	}
	return s, nil
}

// Load reads the model of a folder.
func Load(fsys fs.FS, opt Options) (*Parser, error) {
	b, err := fs.ReadFile(fsys, ModelFile)
	if err != nil {
		return nil, fmt.Errorf("load parse model: %w", err)
	}
	p, err := LoadBytes(b)
	if err != nil {
		return nil, fmt.Errorf("load parse model %s: %w", ModelFile, err)
	}
	return p, nil
}

// LoadBytes reads a model as Train gives it.
func LoadBytes(b []byte) (*Parser, error) {
	s, err := readSections(b)
	if err != nil {
		return nil, err
	}
	p := &Parser{model: &linear{names: nameLabels()}}
	for _, l := range strings.Fields(string(s.data["tags"])) {
		u, x, _ := strings.Cut(l, "/")
		up, ok1 := dyad.ParseUPOS(u)
		xp, ok2 := dyad.ParseXPOS(x)
		if !ok1 || !ok2 {
			return nil, fmt.Errorf("unknown tag %q", l)
		}
		p.model.tags = append(p.model.tags, tagPair{up, xp})
	}
	if len(p.model.tags) == 0 {
		return nil, fmt.Errorf("no tags")
	}
	if p.lex, err = readLexicon(string(s.data["lexicon"])); err != nil {
		return nil, err
	}
	p.model.tag = readPerceptron(len(p.model.tags), s.data["tag"])
	p.model.arc = readPerceptron(moves, s.data["arc"])
	p.model.rel = readPerceptron(relations, s.data["rel"])
	p.model.name = readPerceptron(len(p.model.names), s.data["name"])
	sum := sha256.Sum256(b)
	p.version = "en-1-" + hex.EncodeToString(sum[:4])
	return p, nil
}
