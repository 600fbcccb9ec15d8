package parser

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"
)

func TestZZ(t *testing.T) {
	p := os.Getenv("ZZ")
	if p == "" {
		t.Skip()
	}
	f, _ := os.Open(p)
	m := Read(f, Options{})
	b, _ := json.MarshalIndent(m.Mail, "", " ")
	fmt.Println(string(b))
	fmt.Printf("%+v\n%s\n", m.doc.links, m.doc.text)
}
