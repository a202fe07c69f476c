package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// A build says what this program was built from.
type build struct {
	Version  string `json:"version"`
	Revision string `json:"revision,omitempty"`
	Modified bool   `json:"modified,omitempty"` // built from files that differ from the revision
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

// thisBuild reads what the Go command wrote into the program.
func thisBuild() build {
	b := build{Version: "dev", Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return b
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		b.Version = v
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Revision = s.Value[:min(len(s.Value), 12)]
		case "vcs.modified":
			b.Modified = s.Value == "true"
		}
	}
	return b
}

func (p *program) versionCommand() *cobra.Command {
	m := manual{
		short: tell("In phiên bản của chương trình", "Prints the version of the program"),
		exits: []exitNote{done("xong", "done"), wrongUsage()},
	}
	cmd := p.command("version", m, noArguments, func(*cobra.Command, []string) error { return p.version() })
	p.jsonFlag(cmd)
	return cmd
}

func (p *program) version() error {
	b := thisBuild()
	if p.flags.json {
		return p.printJSON(b)
	}
	text := "bantin " + b.Version
	if b.Revision != "" {
		text += " " + b.Revision
	}
	if b.Modified {
		text += "+"
	}
	_, err := fmt.Fprintf(p.Stdout, "%s (%s, %s)\n", text, b.Go, b.Platform)
	return err
}

// printJSON writes a result for programs.
func (p *program) printJSON(v any) error {
	e := json.NewEncoder(p.Stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
