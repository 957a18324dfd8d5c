package read

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// counted counts what was read from an input and keeps its error, so that a
// fault of the disk can be told from damage inside packed data.
type counted struct {
	r   io.Reader
	n   int64
	err error
}

func (c *counted) Read(p []byte) (int, error) {
	if c.err != nil {
		return 0, c.err
	}
	n, err := c.r.Read(p)
	c.n += int64(n)
	if err != nil && err != io.EOF {
		c.err = err
	}
	return n, err
}

var (
	gzipMagic = []byte{0x1f, 0x8b}
	utf8BOM   = []byte{0xef, 0xbb, 0xbf}
	utf16LE   = []byte{0xff, 0xfe}
	utf16BE   = []byte{0xfe, 0xff}
)

// open unpacks gzip and drops a byte order mark; UTF-16 becomes UTF-8.
func open(in *counted) (*bufio.Reader, error) {
	br := bufio.NewReaderSize(in, 1<<16)
	if head, _ := br.Peek(2); bytes.Equal(head, gzipMagic) {
		z, err := gzip.NewReader(br)
		if err != nil {
			return nil, err
		}
		br = bufio.NewReaderSize(&unpacked{z: z, packed: in}, 1<<16)
	}
	head, _ := br.Peek(3)
	switch {
	case bytes.HasPrefix(head, utf8BOM):
		br.Discard(len(utf8BOM))
	case bytes.HasPrefix(head, utf16LE), bytes.HasPrefix(head, utf16BE):
		dec := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder()
		br = bufio.NewReaderSize(transform.NewReader(br, dec), 1<<16)
	}
	return br, nil
}

// Text packs to a third or a tenth of its size. Data that unpack to more than
// bombRatio times theirs are made to fill a disk, not to be read.
const (
	bombRatio = 200
	bombFrom  = 16 << 20
)

var errBomb = errors.New("the packed data unpack to more than 200 times their size; not read further")

// unpacked reads gzip data and stops when they unpack out of all proportion.
type unpacked struct {
	z      *gzip.Reader
	packed *counted
	n      int64
}

func (u *unpacked) Read(p []byte) (int, error) {
	n, err := u.z.Read(p)
	u.n += int64(n)
	if err == nil && u.n > bombFrom && u.n > bombRatio*u.packed.n {
		return n, errBomb
	}
	return n, err
}
