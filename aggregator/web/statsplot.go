package web

import (
	"math"
	"slices"
)

// Measures of a plot, in units of its own: it is stretched to the room there
// is.
const (
	plotStep   = 10  // from one column to the next
	plotGap    = 2   // between two columns
	plotHeight = 100 // of the highest line
	plotLeast  = 1.5 // the height of a column that is not empty
)

// A plot is columns side by side, one a day or month. What is written beside
// them is text of the page, so that it keeps its size when they are stretched.
type plot struct {
	ID      string
	Heading string
	Words   string // says what is seen
	Running string // says of the last column that its time is not over
	Width   int
	Height  int
	Marks   [3]string // what the highest line, the one in the middle and the lowest stand for
	Columns []column
	Labels  []label // below, each as wide as the others
	Show    string  // leads to the table
	Table   plotTable
}

// A column is one of a plot.
type column struct {
	X, Width    int // of the room that it has
	Left, Thick int // of what is drawn
	Y, Tall     float64
	Words       string
	Running     bool // its time is not over
}

// A label stands below the columns.
type label struct{ Text, Year string }

// plotTable says in figures what a plot shows.
type plotTable struct {
	Head []string
	Rows [][]string // the name first
}

// plotted draws values, the last of which is of a time that is not over.
func (h *handler) plotted(values []int, words func(i int) string) plot {
	top := roundAbove(slices.Max(values))
	p := plot{Width: len(values) * plotStep, Height: plotHeight, Show: h.say["statsTable"], Marks: [3]string{h.number(top), h.number(top / 2), "0"}}
	for i, v := range values {
		c := column{
			X: i * plotStep, Width: plotStep, Left: i*plotStep + plotGap/2, Thick: plotStep - plotGap,
			Words: words(i), Running: i == len(values)-1,
		}
		if v > 0 {
			c.Tall = tenths(max(plotHeight*float64(v)/float64(top), plotLeast))
		}
		c.Y = tenths(plotHeight - c.Tall)
		p.Columns = append(p.Columns, c)
	}
	return p
}

// tenths is a measure without more digits than can be seen.
func tenths(f float64) float64 { return math.Round(f*10) / 10 }

// roundAbove is a round number that is not less, and can be halved.
func roundAbove(n int) int {
	for unit := 1; unit < math.MaxInt/100; unit *= 10 {
		for _, by := range []int{2, 3, 4, 5, 6, 8, 10, 12, 15} {
			if top := by * unit; top >= n && top%2 == 0 {
				return top
			}
		}
	}
	return n
}
