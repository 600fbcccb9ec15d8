package parser

import "io"

var reportParts = map[string]bool{}

type report struct{}

func (r *report) read(e entity, b io.Reader) {}
func (r *report) original(b io.Reader)       {}
