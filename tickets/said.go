package tickets

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// A Said is a sentence of the rules for staff: in English, and with what other
// languages say it by. The zero value says nothing.
type Said struct {
	Text string `json:"text"`
	// Form is Text before Args are filled in. The sentence in another language is
	// looked up by it.
	Form string `json:"form,omitempty"`
	Args []Word `json:"args,omitempty"`
}

// String returns the English sentence.
func (s Said) String() string { return s.Text }

// UnmarshalJSON also reads a sentence alone, as earlier versions stored it.
func (s *Said) UnmarshalJSON(b []byte) error {
	if json.Unmarshal(b, &s.Text) == nil {
		s.Form, s.Args = s.Text, nil
		return nil
	}
	type fields Said
	return json.Unmarshal(b, (*fields)(s))
}

// say makes a sentence; format and a are as for fmt.Sprintf. The format has to be
// a constant: other languages know the sentence by it.
func say(format string, a ...any) Said {
	s := Said{Text: fmt.Sprintf(format, a...), Form: format}
	for _, one := range a {
		s.Args = append(s.Args, wordOf(one))
	}
	return s
}

// NewLog makes a line of the timeline; format and a are as for fmt.Sprintf. The
// format has to be a constant: other languages know the sentence by it.
func NewLog(kind, actor, format string, a ...any) Log {
	s := say(format, a...)
	if format == "%s" {
		s.Form, s.Args = "", nil
	}
	return Log{Actor: actor, Kind: kind, Text: s.Text, Form: s.Form, Args: s.Args}
}

// wordOf is an argument of a sentence with what kind of word it is; "" for what
// every language says in the same way.
func wordOf(a any) Word {
	switch a := a.(type) {
	case Word:
		return a
	case WordList:
		if len(a) > 0 {
			return Word{a[0].Kind, a.String()}
		}
	case Intent:
		if a == Other || a == NoIntent {
			return Word{"wants", string(a)}
		}
		return Word{"intent", string(a)}
	case State:
		return Word{"state", string(a)}
	case Role:
		return Word{"role", string(a)}
	case bool:
		return Word{"passed", fmt.Sprint(a)}
	case StepState:
		return Word{"tick", string(a)}
	case Variant:
		return Word{"variant", string(a)}
	case Standing:
		if a.State == Closed {
			return Word{"closed", string(a.Outcome)}
		}
		return Word{"state", string(a.State)}
	case moments:
		names := make([]string, len(a))
		for i, m := range a {
			names[i] = wordOf(m).Name
		}
		return Word{"moment", strings.Join(names, ", ")}
	case Moment:
		return Word{"moment", time.Time(a).Format(time.RFC3339)}
	case error:
		return Word{"obstacle", a.Error()}
	}
	return Word{Name: fmt.Sprint(a)}
}

// moments are several times in the desk's zone.
type moments []Moment

// String writes them with commas.
func (m moments) String() string {
	texts := make([]string, len(m))
	for i, one := range m {
		texts[i] = one.String()
	}
	return strings.Join(texts, ", ")
}

// words are several of a kind.
func words(kind string, names []string) WordList {
	all := make(WordList, len(names))
	for i, n := range names {
		all[i] = Word{kind, n}
	}
	return all
}

func hasText(text string) func(Said) bool { return func(s Said) bool { return s.Text == text } }

func hasEnd(text string) func(Said) bool {
	return func(s Said) bool { return strings.HasSuffix(s.Text, text) }
}
