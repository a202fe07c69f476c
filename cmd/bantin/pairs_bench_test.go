package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkPairs answers the tuning half of the labelled pairs, with all cores.
func BenchmarkPairs(b *testing.B) {
	files, err := filepath.Glob(filepath.Join("..", "..", "aggregator", "dedupe", "testdata", "tuning", "*.jsonl"))
	if err != nil || len(files) == 0 {
		b.Fatalf("no pairs: %v", err)
	}
	var text []byte
	for _, file := range files {
		part, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		text = append(text, part...)
	}
	n := bytes.Count(text, []byte{'\n'})
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		p := &program{Stdin: bytes.NewReader(text), Stdout: io.Discard, Stderr: io.Discard, language: "en"}
		if err := p.judgePairs(b.Context(), "-", false); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "pairs/s")
}
