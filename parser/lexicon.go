package parser

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"vorlauf/tickets"
)

// The word tables, one for each language. A section names what its phrases
// mean; a line is a phrase:
//
//	word      a|b      that word, or one of several; accents do not count
//	stem*     *stem    a word that begins, or ends, like this
//	$class             one of the words of a line "$class = a|b|stem*"
//	..        ..3      up to six, or three, words between
//	word?              may be left out
//	!word              not followed by that word
//	^                  (first) only at the beginning of a sentence
//
// "[section 3]" gives the phrases of a section that weight (default 2);
// "[=section]" is a class of single words that is only asked for by name.
//
//go:embed words/*.txt
var wordTables embed.FS

// A lexicon is a word table made ready for matching.
type lexicon struct {
	german  bool
	forward *trie // words and stems
	back    *trie // endings, reversed
	ids     map[string]int32
	rules   []phrase
	first   [][]int32 // rules by the element they begin with
	single  []class   // sections that have the element as a phrase of its own
}

// A phrase is one phrase of a table.
type phrase struct {
	cue    string
	weight int
	start  bool
	steps  []phraseStep
}

type phraseStep struct {
	element  int32
	gap      int // words that may stand before it
	optional bool
	negated  bool
}

// lexiconOf returns the table of a language, that of all four where the
// language is not known.
func lexiconOf(lang tickets.Language) *lexicon {
	return lexicons()[lang]
}

var lexicons = sync.OnceValue(func() map[tickets.Language]*lexicon {
	all := map[tickets.Language]*lexicon{}
	languages := []tickets.Language{tickets.German, tickets.English, tickets.French, tickets.Italian}
	for _, lang := range languages {
		all[lang] = newLexicon(lang)
	}
	all[""] = newLexicon(languages...)
	return all
})

func newLexicon(languages ...tickets.Language) *lexicon {
	x := &lexicon{german: languages[0] == tickets.German, forward: newTrie(), back: newTrie(), ids: map[string]int32{}}
	for _, lang := range languages {
		text, err := wordTables.ReadFile("words/" + string(lang) + ".txt")
		if err != nil {
			panic(err) // embedded, so it cannot fail
		}
		if err := x.load(string(lang), string(text)); err != nil {
			panic(err) // caught by the tests of the wordTables
		}
	}
	x.enterNames(knownProducts().known, asKnown)
	x.enterNames(knownProducts().makers, asMaker)
	for i, r := range x.rules {
		e := r.steps[0].element
		if len(r.steps) == 1 && !r.start {
			x.single[e] |= classOf(strings.TrimPrefix(r.cue, "="))
		}
		if r.cue[0] == '=' {
			continue
		}
		x.first[e] = append(x.first[e], int32(i))
	}
	return x
}

func (x *lexicon) load(name, text string) error {
	cue, weight := "", 2
	classes := map[string]string{}
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			cue, weight = tableSection(line)
		case line[0] == '$' && strings.Contains(line, "="):
			class, words, _ := strings.Cut(line, "=")
			expanded, err := expand(strings.TrimSpace(words), classes)
			if err != nil {
				return fmt.Errorf("words/%s.txt:%d: %w", name, n+1, err)
			}
			classes[strings.TrimSpace(class)] = expanded
		default:
			r, err := x.compile(line, classes)
			if err != nil {
				return fmt.Errorf("words/%s.txt:%d: %w", name, n+1, err)
			}
			r.cue, r.weight = cue, weight
			x.rules = append(x.rules, r)
		}
	}
	return nil
}

func tableSection(line string) (cue string, weight int) {
	cue, number, found := strings.Cut(strings.Trim(line, "[]"), " ")
	if weight = 2; found {
		weight, _ = strconv.Atoi(number)
	}
	return cue, weight
}

func (x *lexicon) compile(line string, classes map[string]string) (phrase, error) {
	var r phrase
	gap := 0
	for _, field := range strings.Fields(line) {
		if field == "^" {
			r.start = true
			continue
		}
		if rest, ok := strings.CutPrefix(field, ".."); ok {
			if gap = 6; rest != "" {
				gap, _ = strconv.Atoi(rest)
			}
			continue
		}
		s := phraseStep{gap: gap}
		gap = 0
		field, s.optional = strings.CutSuffix(field, "?")
		field, s.negated = strings.CutPrefix(field, "!")
		words, err := expand(field, classes)
		if err != nil {
			return r, err
		}
		s.element = x.element(words)
		r.steps = append(r.steps, s)
	}
	if len(r.steps) == 0 || r.steps[0].optional || r.steps[0].negated {
		return r, fmt.Errorf("phrase %q does not begin with a word", line)
	}
	return r, nil
}

// element returns the id of a set of words, and enters them.
func (x *lexicon) element(words string) int32 {
	if id, ok := x.ids[words]; ok {
		return id
	}
	id := int32(len(x.ids))
	x.ids[words] = id
	x.first = append(x.first, nil)
	x.single = append(x.single, 0)
	x.enter(words, id)
	return id
}

// enterNames marks the first words of names.
func (x *lexicon) enterNames(names map[string][][]string, c class) {
	for first := range names {
		x.single[x.element(first)] |= c
	}
}

// expand puts the words of classes in their place.
func expand(field string, classes map[string]string) (string, error) {
	words := strings.Split(field, "|")
	for i, w := range words {
		if !strings.HasPrefix(w, "$") {
			continue
		}
		class, ok := classes[w]
		if !ok {
			return "", fmt.Errorf("no class %s", w)
		}
		words[i] = class
	}
	return strings.Join(words, "|"), nil
}

// enter notes the words of an element in the tries.
func (x *lexicon) enter(words string, id int32) {
	for _, w := range strings.Split(words, "|") {
		w, ending := strings.CutPrefix(w, "*")
		w, stem := strings.CutSuffix(w, "*")
		folded := foldWord(nil, w, x.german)
		if ending {
			x.back.enter(reversed(folded), id, true)
		} else {
			x.forward.enter(folded, id, stem)
		}
	}
}

func reversed(b []byte) []byte {
	r := make([]byte, len(b))
	for i, c := range b {
		r[len(b)-1-i] = c
	}
	return r
}

// A trie finds all words and stems that a folded word is or begins with, in
// one pass over its letters.
type trie struct{ nodes []node }

type node struct {
	next  [37]int32 // a to z, 0 to 9, everything else
	words []int32   // elements of words that end here
	stems []int32   // elements of stems that end here
}

func newTrie() *trie { return &trie{nodes: make([]node, 1)} }

func trieSlot(c byte) int {
	switch {
	case c >= 'a' && c <= 'z':
		return int(c - 'a')
	case c >= '0' && c <= '9':
		return 26 + int(c-'0')
	}
	return 36
}

func (t *trie) enter(word []byte, id int32, stem bool) {
	at := int32(0)
	for _, c := range word {
		next := t.nodes[at].next[trieSlot(c)]
		if next == 0 {
			next = int32(len(t.nodes))
			t.nodes = append(t.nodes, node{})
			t.nodes[at].next[trieSlot(c)] = next
		}
		at = next
	}
	if stem {
		t.nodes[at].stems = append(t.nodes[at].stems, id)
	} else {
		t.nodes[at].words = append(t.nodes[at].words, id)
	}
}

// find appends the elements of word to ids.
func (t *trie) find(ids []int32, word []byte) []int32 {
	at := int32(0)
	for _, c := range word {
		if at = t.nodes[at].next[trieSlot(c)]; at == 0 {
			return ids
		}
		ids = append(ids, t.nodes[at].stems...)
	}
	return append(ids, t.nodes[at].words...)
}
