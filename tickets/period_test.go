package tickets

import (
	"fmt"
	"strings"

	"vorlauf/tickets/calendar"
)

// period reads "2026-12-08 2026-12-10" or times instead of days, the end
// included where it is a day.
func (p *player) period(s string) (calendar.Slot, error) {
	from, to, ok := strings.Cut(s, " ")
	if !ok {
		return calendar.Slot{}, fmt.Errorf("a period is FROM TO")
	}
	w, err := parseWish(from+"/"+to, p.zone)
	return calendar.Slot{Start: w.From, End: w.To}, err
}
