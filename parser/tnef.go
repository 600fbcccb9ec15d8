package parser

import "io"

func (e entity) isTNEF() bool                { return false }
func (r *reading) tnef(b io.Reader) document { return document{} }
