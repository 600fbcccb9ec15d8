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
	case Moment:
		return Word{"moment", time.Time(a).Format(time.RFC3339)}
	case error:
		return Word{"obstacle", a.Error()}
	}
	return Word{Name: fmt.Sprint(a)}
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
