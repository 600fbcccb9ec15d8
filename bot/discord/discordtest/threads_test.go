package discordtest

import (
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
)

func TestForumPost(t *testing.T) {
	t.Parallel()
	s := New(t)
	bot := newBot(t, s)
	forum := s.AddChannel(Forum, "Tickets", "offen", "geplant")
	open, planned := s.Tags(forum)[0].ID, s.Tags(forum)[1].ID
	post, err := bot.ForumThreadStartComplex(forum,
		&discordgo.ThreadStart{Name: "VL-1042 Muster AG", AutoArchiveDuration: 10080, AppliedTags: []string{open}},
		&discordgo.MessageSend{Content: "Karte", Components: []discordgo.MessageComponent{row(press("Freigeben", "approve"))},
			Files: []*discordgo.File{{Name: "a.txt", ContentType: "text/plain", Reader: reader("Hallo")}}})
	if err != nil {
		t.Fatal(err)
	}
	first := s.Messages(post.ID)
	if len(first) != 1 || first[0].ID != post.ID || first[0].Files[0].Name != "a.txt" || first[0].Files[0].Size != 5 {
		t.Errorf("first message %+v", first)
	}
	name, archived := "VL-1042 geplant", true
	if _, err := bot.ChannelEditComplex(post.ID, &discordgo.ChannelEdit{Name: name, AppliedTags: &[]string{planned}, Archived: &archived, Locked: &archived}); err != nil {
		t.Fatal(err)
	}
	want := Thread{ID: post.ID, ParentID: forum, Name: name, Archived: true, Locked: true, Tags: []string{planned}, OwnerID: s.AppID()}
	if got := s.Threads(forum); len(got) != 1 || got[0].Name != want.Name || !got[0].Archived || !got[0].Locked || got[0].Tags[0] != planned || got[0].OwnerID != want.OwnerID {
		t.Errorf("threads %+v, want %+v", got, want)
	}
	if _, err := bot.ChannelDelete(post.ID); err != nil {
		t.Fatal(err)
	}
	if len(s.Threads(forum)) != 0 {
		t.Error("the post is still there")
	}
}

func TestForumRules(t *testing.T) {
	t.Parallel()
	s, w := witnessed(t)
	bot := newBot(t, s)
	forum := s.AddChannel(Forum, "Tickets", "a", "b", "c", "d", "e", "f")
	other := s.AddChannel(Forum, "Andere", "x")
	var all []string
	for _, tag := range s.Tags(forum) {
		all = append(all, tag.ID)
	}
	for name, tt := range map[string]struct {
		thread discordgo.ThreadStart
		text   string
		want   string
	}{
		"another forum's tag": {discordgo.ThreadStart{Name: "x", AppliedTags: []string{s.Tags(other)[0].ID}}, "x", "10087"},
		"six tags":            {discordgo.ThreadStart{Name: "x", AppliedTags: all}, "x", "5 or fewer"},
		"the same tag twice":  {discordgo.ThreadStart{Name: "x", AppliedTags: []string{all[0], all[0]}}, "x", "applied_tags"},
		"a long name":         {discordgo.ThreadStart{Name: text(101)}, "x", "100 or fewer"},
		"a blank name":        {discordgo.ThreadStart{Name: " "}, "x", `"name"`},
		"no text":             {discordgo.ThreadStart{Name: "x"}, "", "50006"},
		"a long text":         {discordgo.ThreadStart{Name: "x"}, text(2001), `"message"`},
		"a duration":          {discordgo.ThreadStart{Name: "x", AutoArchiveDuration: 61}, "x", "auto_archive_duration"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := bot.ForumThreadStartComplex(forum, &tt.thread, &discordgo.MessageSend{Content: tt.text})
			wantRefused(t, w, err, 400, tt.want)
		})
	}
	s.RequireTag(forum, true)
	_, err := bot.ForumThreadStart(forum, "x", 0, "x")
	wantRefused(t, w, err, 400, "40067")
	_, err = bot.ChannelMessageSend(forum, "x")
	wantRefused(t, w, err, 400, "50008")
	if n := len(s.Threads(forum)); n != 0 {
		t.Errorf("%d posts got through", n)
	}
}

func TestThreadsOfText(t *testing.T) {
	t.Parallel()
	s, w := witnessed(t)
	bot := newBot(t, s)
	room, id := card(t, s, bot)
	thread, err := bot.MessageThreadStart(room, id, "VL-1042", 1440)
	if err != nil {
		t.Fatal(err)
	}
	if thread.ID != id || thread.ParentID != room {
		t.Errorf("thread %+v", thread)
	}
	_, err = bot.MessageThreadStart(room, id, "VL-1042", 1440)
	wantRefused(t, w, err, 400, "160004")
	free, err := bot.ThreadStart(room, "Notizen", discordgo.ChannelTypeGuildPublicThread, 60)
	if err != nil {
		t.Fatal(err)
	}
	s.SetPermissions(room, CreatePublicThreads)
	_, err = bot.ThreadStart(room, "x", discordgo.ChannelTypeGuildPublicThread, 60)
	wantError(t, err, 403, "50013")
	s.SetPermissions(room, SendMessagesInThreads)
	_, err = bot.ChannelMessageSend(free.ID, "x")
	wantError(t, err, 403, "50013")
	w.quiet(t)
}

func TestArchivedThreads(t *testing.T) {
	t.Parallel()
	s, w := witnessed(t)
	bot := newBot(t, s)
	forum := s.AddChannel(Forum, "Tickets")
	post, err := bot.ForumThreadStart(forum, "VL-1", 60, "Karte")
	if err != nil {
		t.Fatal(err)
	}
	isArchived := func() bool { return s.Threads(forum)[0].Archived }

	s.Archive(post.ID)
	_, err = bot.ChannelMessageEdit(post.ID, post.ID, "neu")
	wantError(t, err, 400, "50083")
	_, err = bot.ChannelEditComplex(post.ID, &discordgo.ChannelEdit{Name: "neu"})
	wantError(t, err, 400, "50083")
	if !isArchived() {
		t.Error("an edit does not unarchive")
	}
	archived, opened := true, false
	if active, err := bot.GuildThreadsActive(s.Guild()); err != nil || len(active.Threads) != 0 {
		t.Errorf("active %v, %v", active, err)
	}
	list, err := bot.ThreadsArchived(forum, nil, 10)
	if err != nil || len(list.Threads) != 1 || list.Threads[0].ID != post.ID || list.HasMore {
		t.Errorf("archived %v, %v", list, err)
	}
	if _, err := bot.ChannelMessageSend(post.ID, "weiter"); err != nil || isArchived() {
		t.Errorf("a message unarchives: %v", err)
	}
	if active, err := bot.GuildThreadsActive(s.Guild()); err != nil || len(active.Threads) != 1 {
		t.Errorf("active %v, %v", active, err)
	}
	bot.ChannelEditComplex(post.ID, &discordgo.ChannelEdit{Archived: &archived})
	if _, err := bot.ChannelEditComplex(post.ID, &discordgo.ChannelEdit{Archived: &opened, Name: "neu"}); err != nil || isArchived() {
		t.Errorf("unarchived and renamed at once: %v", err)
	}
	s.Lock(post.ID)
	s.SetPermissions(forum, ManageThreads)
	_, err = bot.ChannelMessageSend(post.ID, "x")
	wantError(t, err, 400, "160005")
	s.Unarchive(post.ID)
	if _, err = bot.ChannelMessageSend(post.ID, "x"); err != nil {
		t.Error(err)
	}
	w.quiet(t)
}

func TestRenamesAreRare(t *testing.T) {
	t.Parallel()
	s := New(t)
	bot := newBot(t, s)
	forum := s.AddChannel(Forum, "Tickets")
	post, err := bot.ForumThreadStart(forum, "VL-1", 60, "Karte")
	if err != nil {
		t.Fatal(err)
	}
	rename := func(name string) error {
		_, err := bot.ChannelEditComplex(post.ID, &discordgo.ChannelEdit{Name: name})
		return err
	}
	for _, name := range []string{"a", "b", "b"} {
		if err := rename(name); err != nil {
			t.Fatal(err)
		}
	}
	limit, is := rename("c").(*discordgo.RateLimitError)
	if !is || limit.RetryAfter < 9*time.Minute {
		t.Errorf("the third rename: %v", limit)
	}
	s.Advance(10 * time.Minute)
	if err := rename("c"); err != nil {
		t.Error(err)
	}
}

func TestMaxThreads(t *testing.T) {
	t.Parallel()
	s := New(t, WithMaxThreads(1))
	bot := newBot(t, s)
	forum := s.AddChannel(Forum, "Tickets")
	first, err := bot.ForumThreadStart(forum, "VL-1", 60, "Karte")
	if err != nil {
		t.Fatal(err)
	}
	_, err = bot.ForumThreadStart(forum, "VL-2", 60, "Karte")
	wantError(t, err, 400, "160006")
	s.Archive(first.ID)
	if _, err := bot.ForumThreadStart(forum, "VL-2", 60, "Karte"); err != nil {
		t.Error(err)
	}
}
