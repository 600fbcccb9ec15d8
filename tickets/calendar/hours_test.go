package calendar

import (
	"strings"
	"testing"
	"time"
)

func TestParseHours(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Mon-Fri 08:00-12:00 13:00-17:00", "Mon-Fri 08:00-12:00 13:00-17:00"},
		{"Mon-Fri 08:00-12:00 13:00-17:00; Sat 09:00-12:00", "Mon-Fri 08:00-12:00 13:00-17:00; Sat 09:00-12:00"},
		{" mon 8:00-12:00 ;; ", "Mon 08:00-12:00"},
		{"Sat-Mon 00:00-24:00", "Mon 00:00-24:00; Sat-Sun 00:00-24:00"},
		{"Mon,Wed-Thu 08:00-10:00", "Mon 08:00-10:00; Wed-Thu 08:00-10:00"},
		{"Tue 08:00-10:00; Mon 08:00-10:00", "Mon-Tue 08:00-10:00"},
		{"Fri 08:00-12:00 12:00-16:00", "Fri 08:00-16:00"},
	}
	for _, test := range tests {
		h, err := ParseHours(test.in)
		if err != nil || h.String() != test.want {
			t.Errorf("ParseHours(%q) = %q, %v, want %q", test.in, h, err, test.want)
		}
		if again, err := ParseHours(h.String()); err != nil || again.String() != test.want {
			t.Errorf("%q does not read back: %q, %v", test.want, again, err)
		}
	}
}

func TestParseHoursRefuses(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", "never open"},
		{" ; ", "never open"},
		{"Mon", "has no times"},
		{"Montag 08:00-12:00", "no weekday"},
		{"Mon-Xyz 08:00-12:00", "no weekday"},
		{"Mon 08:00", "want the form"},
		{"Mon 08:00-25:00", "want the form"},
		{"Mon 12:00-08:00", "ends before"},
		{"Mon 08:00-08:00", "ends before"},
		{"Mon 08:00-12:00 11:00-13:00", "begins before 08:00-12:00 ends"},
		{"Mon 13:00-17:00 08:00-12:00", "begins before"},
		{"Mon-Wed 08:00-12:00; Tue 13:00-17:00", "Tue is named twice"},
	}
	for _, test := range tests {
		_, err := ParseHours(test.in)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("ParseHours(%q): error %v, want one with %q", test.in, err, test.want)
		}
	}
}

func TestHoursText(t *testing.T) {
	var h Hours
	if err := h.UnmarshalText([]byte("Sun 10:00-11:30")); err != nil {
		t.Fatal(err)
	}
	if got := h[time.Sunday]; len(got) != 1 || got[0] != (Span{600, 690}) {
		t.Errorf("Sunday is %v", got)
	}
	if text, err := h.MarshalText(); err != nil || string(text) != "Sun 10:00-11:30" {
		t.Errorf("text %q, %v", text, err)
	}
	if (Hours{}).String() != "" {
		t.Errorf("the zero hours are %q", Hours{})
	}
}
