package discordtest

import (
	"context"
	"runtime"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
)

// setUp is a bot that was pressed and has not answered yet.
func setUp(t *testing.T) (*Server, *witness, *discordgo.Session, *discordgo.Interaction) {
	t.Parallel()
	kept := make(chan *discordgo.Interaction, 1)
	s, w := witnessed(t)
	anna := s.AddMember("anna", "de")
	bot := answering(t, s, func(_ *discordgo.Session, i *discordgo.Interaction) { kept <- i })
	_, id := card(t, s, bot)
	s.Press(anna, id, "approve")
	return s, w, bot, <-kept
}

func TestAnswerRules(t *testing.T) {
	t.Parallel()
	hello := &discordgo.InteractionResponseData{Content: "Hallo"}
	const reply = discordgo.InteractionResponseChannelMessageWithSource
	t.Run("only once", func(t *testing.T) {
		_, w, bot, i := setUp(t)
		if err := respond(bot, i, reply, hello); err != nil {
			t.Fatal(err)
		}
		w.quiet(t)
		wantRefused(t, w, respond(bot, i, reply, hello), 400, "40060")
	})
	t.Run("within three seconds", func(t *testing.T) {
		s, w, bot, i := setUp(t)
		s.Advance(ackWithin + 100*time.Millisecond)
		wantRefused(t, w, respond(bot, i, reply, hello), 404, "10062")
	})
	t.Run("no follow-up before the first answer", func(t *testing.T) {
		_, w, bot, i := setUp(t)
		_, err := bot.FollowupMessageCreate(i, true, &discordgo.WebhookParams{Content: "Hallo"})
		wantRefused(t, w, err, 404, "10015")
	})
	t.Run("the token lasts a quarter of an hour", func(t *testing.T) {
		s, w, bot, i := setUp(t)
		respond(bot, i, reply, hello)
		s.Advance(14 * time.Minute)
		if _, err := bot.FollowupMessageCreate(i, true, &discordgo.WebhookParams{Content: "Hallo"}); err != nil {
			t.Fatal(err)
		}
		s.Advance(2 * time.Minute)
		_, err := bot.FollowupMessageCreate(i, true, &discordgo.WebhookParams{Content: "Hallo"})
		wantRefused(t, w, err, 401, "50027")
		s.Allow(50027)
		_, err = bot.InteractionResponse(i)
		wantError(t, err, 401, "50027")
		w.quiet(t)
	})
	t.Run("no form after a promise", func(t *testing.T) {
		_, w, bot, i := setUp(t)
		respond(bot, i, discordgo.InteractionResponseDeferredMessageUpdate, nil)
		form := &discordgo.InteractionResponseData{CustomID: "f", Title: "F", Components: []discordgo.MessageComponent{row(discordgo.TextInput{CustomID: "a", Label: "A", Style: 1})}}
		wantRefused(t, w, respond(bot, i, discordgo.InteractionResponseModal, form), 400, "40060")
	})
	t.Run("a press on nobody's answer fails", func(t *testing.T) {
		t.Parallel()
		s, w := witnessed(t)
		anna := s.AddMember("anna", "de")
		bot := answering(t, s, func(*discordgo.Session, *discordgo.Interaction) {})
		_, id := card(t, s, bot)
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if a := s.Press(anna, id, "approve").Answer(ctx); a.Kind != Nothing {
			t.Errorf("answer %+v", a)
		}
		if got := w.take(); len(got) != 1 {
			t.Errorf("complaints %q", got)
		}
	})
}

func TestModalRules(t *testing.T) {
	t.Parallel()
	input := func(id, label string) discordgo.MessageComponent {
		return row(discordgo.TextInput{CustomID: id, Label: label, Style: discordgo.TextInputShort})
	}
	six := []discordgo.MessageComponent{input("a", "A"), input("b", "B"), input("c", "C"), input("d", "D"), input("e", "E"), input("f", "F")}
	for name, tt := range map[string]struct {
		title string
		rows  []discordgo.MessageComponent
		want  string
	}{
		"a long title":      {text(46), six[:1], "45 or fewer"},
		"six inputs":        {"F", six, "BASE_TYPE_BAD_LENGTH"},
		"the same id twice": {"F", []discordgo.MessageComponent{input("a", "A"), input("a", "B")}, "COMPONENT_CUSTOM_ID_DUPLICATED"},
		"no label":          {"F", []discordgo.MessageComponent{row(discordgo.TextInput{CustomID: "a", Style: discordgo.TextInputShort})}, `"label"`},
		"a long label":      {"F", []discordgo.MessageComponent{input("a", text(46))}, "45 or fewer"},
		"a button":          {"F", []discordgo.MessageComponent{row(press("x", "y"))}, `"components"`},
		"lengths":           {"F", []discordgo.MessageComponent{row(discordgo.TextInput{CustomID: "a", Label: "A", Style: 1, MinLength: 9, MaxLength: 5})}, "min_length"},
	} {
		t.Run(name, func(t *testing.T) {
			_, w, bot, i := setUp(t)
			form := &discordgo.InteractionResponseData{CustomID: "f", Title: tt.title, Components: tt.rows}
			wantRefused(t, w, respond(bot, i, discordgo.InteractionResponseModal, form), 400, tt.want)
		})
	}
}

// What Discord's client would not let a person do ends the test.
func TestPeopleKeepTheRules(t *testing.T) {
	t.Parallel()
	s := New(t)
	anna, bert := s.AddMember("anna", "de"), s.AddMember("bert", "fr")
	bot := answering(t, s, func(b *discordgo.Session, i *discordgo.Interaction) {
		respond(b, i, discordgo.InteractionResponseModal, &discordgo.InteractionResponseData{CustomID: "f", Title: "F",
			Components: []discordgo.MessageComponent{row(discordgo.TextInput{CustomID: "reason", Label: "Grund", Style: 1, Required: true, MinLength: 3, MaxLength: 5})}})
	})
	room, id := card(t, s, bot)
	shown := s.Press(anna, id, "decline")
	shown.Answer(context.Background())
	for name, deed := range map[string]func(*Server){
		"no such button":    func(s *Server) { s.Press(anna, id, "nothing") },
		"no such message":   func(s *Server) { s.Press(bert, "7", "approve") },
		"no such option":    func(s *Server) { s.SelectOption(anna, id, "variant", "nobody") },
		"too many options":  func(s *Server) { s.SelectOption(anna, id, "variant", "provider", "partner") },
		"no such command":   func(s *Server) { s.Command(anna, room, "nothing", nil) },
		"a field too short": func(s *Server) { s.SubmitModal(shown, map[string]string{"reason": "ab"}) },
		"a field too long":  func(s *Server) { s.SubmitModal(shown, map[string]string{"reason": "abcdef"}) },
		"a field missing":   func(s *Server) { s.SubmitModal(shown, nil) },
		"no such field":     func(s *Server) { s.SubmitModal(shown, map[string]string{"other": "x"}) },
	} {
		if !endsTest(s, deed) {
			t.Errorf("%s: the test should have ended", name)
		}
	}
}

// endsTest runs a deed with a test that can be ended without ending this one.
func endsTest(s *Server, deed func(*Server)) bool {
	outer := s.t
	defer func() { s.t = outer }()
	e := &ended{TB: outer}
	s.t = e
	done := make(chan struct{})
	go func() {
		defer close(done)
		deed(s)
	}()
	<-done
	return e.fatal
}

// An ended test notes that it was ended.
type ended struct {
	testing.TB
	fatal bool
}

func (e *ended) Fatalf(string, ...any) {
	e.fatal = true
	runtime.Goexit()
}
