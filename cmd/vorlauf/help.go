package main

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"
)

func helpCommand() command {
	return command{
		name: "help", args: "[command]", short: "explains a command",
		long: "Lists the commands, or explains one.", run: help,
	}
}

func versionCommand() command {
	return command{
		name: "version", short: "prints the version",
		long: "Prints the version of this program and what it was built with.",
		run:  printVersion,
	}
}

func help(ctx context.Context, t terminal, args []string) error {
	f := helpCommand().flags(t)
	if err := parseFlags(f, args, 0, 1); err != nil {
		return err
	}
	if f.NArg() == 0 {
		printHelp(t.out)
		return nil
	}
	c, ok := find(f.Arg(0))
	if !ok {
		return usageError{fmt.Errorf("there is no command %q", f.Arg(0))}
	}
	return c.run(ctx, t, []string{"-h"})
}

func printHelp(w io.Writer) {
	fmt.Fprint(w, "Vorlauf is the update desk in a managed-service provider's mailbox.\n\nusage: vorlauf command [flags]\n\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-8s %s\n", c.name, c.short)
	}
	fmt.Fprint(w, "\n\"vorlauf help command\" explains one. To try it with nothing to configure: vorlauf demo\n")
}

func printVersion(_ context.Context, t terminal, args []string) error {
	if err := parseFlags(versionCommand().flags(t), args, 0, 0); err != nil {
		return err
	}
	version, revision, goVersion := "development", "", "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		goVersion = info.GoVersion
		if v := info.Main.Version; v != "" && v != "(devel)" {
			version = v
		}
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = " " + s.Value
			}
		}
	}
	_, err := fmt.Fprintf(t.out, "vorlauf %s%s (%s)\n", version, revision, goVersion)
	return err
}
