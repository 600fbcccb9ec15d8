package parser

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"vorlauf/tickets"
)

// A found is a link or a file that the author hands over.
type found struct {
	value string
	in    *origin // nil for an attachment
	at    int     // token in the source; for an attachment its index
	name  string  // the file's name, or the link's host and path, lower case
}

var (
	installers     = []string{".exe", ".msi", ".msix", ".msixbundle", ".appx", ".zip", ".7z", ".rar", ".iso", ".img", ".dmg", ".pkg", ".cab", ".gz", ".tgz", ".xz", ".bz2", ".run", ".msp", ".msu", ".deb", ".rpm", ".setup", ".jar", ".apk", ".exe_", ".ex_", ".zi_", ".vhd", ".vhdx", ".ova"}
	documents      = []string{".pdf", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".docx", ".doc", ".pptx", ".xlsx", ".xls", ".html", ".htm", ".ics", ".vcf", ".eml", ".msg", ".mp4", ".txt", ".md", ".log", ".csv"}
	shares         = []string{"we.tl", "wetransfer.com", "sharepoint.com", "1drv.ms", "onedrive.live.com", "dropbox.com", "drive.google.com", "swisstransfer.com", "box.com", "mega.nz", "filesender", "transfernow.net", "smash", "fromsmash.com", "sync.com", "pcloud", "kdrive.infomaniak.com", "icloud.com", "hidrive", "owncloud", "nextcloud", "cloud.", "files.", "file.", "share.", "partage.", "transfer.", "dl.", "download", "telecharg", "scarica", "update.", "updates.", "ftp.", "packages.", "cdn.", "releases."}
	decoyHosts     = []string{"teams.microsoft.com", "teams.live.com", "zoom.us", "meet.google.com", "webex.com", "linkedin.", "facebook.", "instagram.", "twitter.", "//x.com", "xing.", "youtube.", "youtu.be", "maps.", "goo.gl/maps", "calendly", "gotomeeting", "aka.ms/jointeams", "tiktok.", "kununu", "trustpilot", "bookings."}
	decoyPaths     = []string{"unsubscribe", "abmelden", "desabon", "désabon", "disiscri", "privacy", "datenschutz", "impressum", "agb", "handbuch", "manual", "anleitung", "release-notes", "releasenotes", "release_notes", "whatsnew", "whats-new", "changelog", "neuerungen", "nouveautes", "novita", "documentation", "dokumentation", "/docs", "//docs.", "/doc/", "guide", "/faq", "/help", "//help.", "/kb/", "//support.", "/blog", "/news", "newsletter", "booking", "survey", "umfrage", "feedback", "termin", "meetup-join", "systemanforderungen", "requirements", "prerequis", "requisiti", "prices", "preise", "//status.", "ticket", "webinar", "istruzioni", "manuale", "manuel", "rechnung", "invoice", "login"}
	licenceEndings = []string{".lic", ".license", ".licence", ".key", ".licx", ".lkf"}
	licensed       = []string{"lizenz", "licen", "lic_", "_lic", "-lic", ".lic", "serial", "schluessel", "schlüssel", "key", "activation", "aktivierung", "clé", "cle_", "chiave", "dongle", "seriennummer"}
	extras         = []string{"anleitung", "manual", "handbuch", "readme", "release", "notes", "nouveaut", "novit", "neuerung", "guide", "istruzion", "screenshot", "log", "backup", "offerte", "offer", "devis", "rechnung", "invoice", "facture", "fattura", "agb", "dokument", "document", "smime", "winmail", "mode d'emploi", "liste", "bericht", "auszug", "fehler", "error", "image0"}
)

// readSetups finds what the author presents as the installation.
func (r *understanding) readSetups() []found {
	var all []found
	for i, a := range r.mail.Attachments {
		if name := strings.ToLower(a.Name); setupFile(name) {
			all = append(all, found{value: "file:" + a.Name, at: i, name: name})
		}
	}
	for _, s := range r.origins() {
		for _, l := range s.linked() {
			f := found{value: l.target, in: s, at: s.at(max(l.start, 0)), name: strings.ToLower(l.target)}
			if l.start < 0 {
				f.at = -1
			}
			if !slices.ContainsFunc(all, func(o found) bool { return o.value == f.value }) && r.worth(s, l, f) > 0 {
				all = append(all, f)
			}
		}
	}
	return all
}

// linked are the links that stand in the source's own text.
func (s *origin) linked() []link {
	var own []link
	for _, l := range s.doc.links {
		if l.image || l.target == "" || strings.HasPrefix(l.target, "mailto:") || strings.HasPrefix(l.target, "tel:") {
			continue
		}
		if l.start < 0 {
			continue
		}
		i := s.at(l.start)
		if i < len(s.toks) && s.toks[i].start < l.end {
			own = append(own, l)
		}
	}
	return own
}

func setupFile(name string) bool {
	if !slices.ContainsFunc(installers, func(e string) bool { return strings.HasSuffix(name, e) }) {
		return false
	}
	return !holds(name, licensed) && (!holds(name, extras) || strings.Contains(name, "setup"))
}

func licenceFile(name string) bool {
	ending := path.Ext(name)
	if slices.Contains(licenceEndings, ending) {
		return true
	}
	switch ending {
	case ".png", ".jpg", ".jpeg", ".gif", ".p7s", ".p7m", ".ics", ".vcf", ".exe", ".msi":
		return false
	}
	return holds(name, licensed) || strings.Contains(ending, "lic")
}

// decoyHost reports whether a link leads to one of decoyHosts: the name stands
// behind a dot or slash, or "mindmaps.example" would be a map.
func decoyHost(link string) bool {
	return slices.ContainsFunc(decoyHosts, func(host string) bool {
		if strings.HasPrefix(host, "/") {
			return strings.Contains(link, host)
		}
		return strings.Contains(link, "/"+host) || strings.Contains(link, "."+host)
	})
}

func holds(s string, parts []string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(s, p) })
}

// worth judges a link: above 0 it is an installation.
func (r *understanding) worth(s *origin, l link, f found) int {
	low := strings.ToLower(l.target)
	if strings.HasPrefix(low, `\\`) {
		return 3 + s.presents(l) // a share; who names one hands something over
	}
	u, err := url.Parse(l.target)
	if err != nil || u.Host == "" {
		return 0
	}
	if decoyHost(low) || r.ours(u.Hostname()) || slices.Contains(licenceEndings, path.Ext(u.Path)) {
		return 0
	}
	file := strings.ToLower(u.Path)
	score := 0
	switch {
	case slices.ContainsFunc(installers, func(e string) bool {
		return strings.HasSuffix(file, e) || strings.Contains(strings.ToLower(u.RawQuery), e)
	}):
		score += 5
	case slices.ContainsFunc(documents, func(e string) bool { return strings.HasSuffix(file, e) }):
		return 0
	case holds(low, shares):
		score += 3
	case len(strings.Trim(file, "/")) == 0 && u.RawQuery == "":
		score -= 2
	}
	if holds(low, decoyPaths) {
		score -= 4
	}
	if s == r.subject {
		return score
	}
	return score + s.presents(l)
}

// presents judges the words around a link.
func (s *origin) presents(l link) int {
	i := s.at(l.start)
	from, to := s.sentence(i)
	if i == from && from > 0 && s.toks[i].kind == 'u' {
		// a link on a line of its own is what the sentence before spoke of
		from, _ = s.sentence(from - 1)
	}
	score := 0
	if s.within("setupword", from, to) {
		score += 2
	}
	if s.within("docword", from, to) {
		score -= 2
	}
	for j := i - 1; j >= from && j >= i-5; j-- {
		if s.is(j, asLicword) && !s.is(j, asSetupword) {
			score -= 3
			break
		}
		if s.is(j, asSetupword) {
			score++
			break
		}
	}
	return score
}

// ours reports whether a host belongs to the desk.
func (r *understanding) ours(host string) bool {
	host = strings.ToLower(host)
	for _, d := range r.deskDomains() {
		if host == d || strings.HasSuffix(host, "."+d) {
			return true
		}
	}
	return false
}

// deskDomains are the domains of the desk's addresses; where the desk's are not
// known, that of the first recipient.
func (r *understanding) deskDomains() []string {
	var domains []string
	for _, a := range r.opts.Desk {
		if _, d, ok := strings.Cut(a, "@"); ok {
			domains = append(domains, d)
		}
	}
	if len(domains) == 0 && len(r.mail.To) > 0 {
		_, d, _ := strings.Cut(r.mail.To[0].Address, "@")
		if own := domainOf(r.mail.From); d != own && d != "" {
			domains = append(domains, d)
		}
	}
	return domains
}

func domainOf(address string) string {
	_, d, _ := strings.Cut(address, "@")
	return d
}

// licenceFiles are the attachments that hold a licence.
func (r *understanding) licenceFiles() []found {
	var all []found
	var other []tickets.Attachment
	for i, a := range r.mail.Attachments {
		name := strings.ToLower(a.Name)
		switch {
		case licenceFile(name):
			all = append(all, found{value: "file:" + a.Name, at: i, name: name})
		case !setupFile(name) && !holds(name, extras) && !strings.HasPrefix(a.Type, "image/") && !slices.Contains([]string{".p7s", ".ics", ".vcf", ".asc"}, path.Ext(name)):
			other = append(other, a)
		}
	}
	if len(all) == 0 && len(other) == 1 && r.has("lichere") {
		a := other[0]
		all = append(all, found{value: "file:" + a.Name, at: a.Index, name: strings.ToLower(a.Name)})
	}
	return all
}
