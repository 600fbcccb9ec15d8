package parser

// readied counts a vague phrase only where the desk asked for closing, and none in
// a new mail that names a version of a product.
func readied(weight int, c What, named bool) int {
	switch {
	case c == AskedClose && weight > 0:
		return weight + 3
	case weight < 3 || c == AskedDate || named:
		return 0
	}
	return weight + 1
}

func when3(weight, bonus int) int {
	if weight == 0 {
		return 0
	}
	return weight + bonus
}

func postponed(w map[string]int, noticed int, c What) int {
	if c == AskedRisk && w["risk"] > 0 {
		return 9
	}
	if c == askedNotice && (w["postpone"]+w["move"]+w["risk"] > 0 || w["decline"] > 1) {
		return 8
	}
	if noticed == 0 {
		return 0
	}
	return 2 * w["postpone"]
}

// moved weighs a reading as a wish to move an agreed date: what is agreed cannot
// be declined, only moved.
func moved(w map[string]int, noticed int, c What) int {
	n := w["move"]
	if n == 0 && c == askedConfirmed && w["decline"] > 1 && w["cancel"] < 3 {
		n = w["decline"]
	}
	if n > 0 && w["appointment"] > 0 {
		n += 2
	}
	if n > 0 && c == askedConfirmed {
		n += 3
	}
	if noticed > 0 {
		n--
	}
	return n
}
