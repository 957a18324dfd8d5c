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
	"math"
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
const magic = "dyad parse model 2\n"

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
	p := &Parser{}
	for _, l := range strings.Fields(string(s.data["tags"])) {
		u, x, _ := strings.Cut(l, "/")
		up, ok1 := dyad.ParseUPOS(u)
		xp, ok2 := dyad.ParseXPOS(x)
		if !ok1 || !ok2 {
			return nil, fmt.Errorf("unknown tag %q", l)
		}
		p.tags = append(p.tags, tagPair{up, xp})
	}
	if len(p.tags) == 0 {
		return nil, fmt.Errorf("no tags")
	}
	if p.lex, err = readLexicon(string(s.data["lexicon"])); err != nil {
		return nil, err
	}
	if err := p.readNet(s); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(b)
	p.version = "en-2-" + hex.EncodeToString(sum[:4])
	return p, nil
}

// readNet reads the word table and the network's parameters.
func (p *Parser) readNet(s *sections) error {
	sz := sizes{tags: len(p.tags)}
	var rows int
	_, err := fmt.Sscan(string(s.data["sizes"]), &sz.width, &sz.layers, &sz.arc, &sz.rel, &rows)
	if err != nil {
		return fmt.Errorf("read sizes: %w", err)
	}
	for _, n := range []int{sz.width, sz.arc, sz.rel} {
		if n <= 0 || n > 1024 || n%16 != 0 {
			return fmt.Errorf("read sizes: %d is not a multiple of 16 up to 1024", n)
		}
	}
	if sz.layers < 1 || sz.layers > 16 || rows < 1 || rows > 1<<20 {
		return fmt.Errorf("read sizes: %d layers, %d buckets", sz.layers, rows)
	}
	scale := make([]float32, len(s.data["scale"])/4)
	readFloats(scale, s.data["scale"])
	p.emb, err = readEmbedding(string(s.data["words"]), rows, sz.width, scale, s.data["table"])
	if err != nil {
		return err
	}
	p.net = newNet(sz)
	for i, t := range p.net.tensors() {
		name := fmt.Sprintf("%02d %s", i, t.name)
		if len(s.data[name]) != 4*t.rows*t.cols {
			return fmt.Errorf("section %s has %d bytes, want %d", name, len(s.data[name]), 4*t.rows*t.cols)
		}
		readFloats(t.v[:t.rows*t.cols], s.data[name])
	}
	return nil
}

func floatBytes(v []float32) []byte {
	out := make([]byte, 0, 4*len(v))
	for _, x := range v {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(x))
	}
	return out
}

func readFloats(v []float32, b []byte) {
	for i := range v {
		v[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
}
