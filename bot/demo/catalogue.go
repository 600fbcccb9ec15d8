package demo

import _ "embed"

// Catalogue is the sample catalogue that the demo starts with, in the form of
// `vorlauf import`.
//
//go:embed catalogue.toml
var Catalogue []byte
