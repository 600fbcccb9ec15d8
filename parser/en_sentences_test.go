package parser

import (
	"strings"
	"testing"
	"time"

	"vorlauf/tickets"
)

// English as customers write it, a line each: what was asked (or "new", "re"
// for an answer to nothing known, "new:" and "re:" with a subject), the text,
// and what must be read in it. The mail is of Thursday 19 November 2026.
//
//	intent; s software; v version; l licence; w wished; p variant; m missing;
//	c choice; urgent, off or risk, with - in front for not
//
// "-" is nothing, several products or dates have commas between them.
var englishRequests = `
new | Could you please install Kestrel 9.2 on my laptop? | update_request; s Kestrel; v 9.2; p provider; l unknown; m setup licence
new | Hi team, pls put Kestrel 9.2 on all our machines, thanks | update_request; s Kestrel; v 9.2; p provider
new | We need Marlin brought up to 2027.1. | update_request; s Marlin; v 2027.1
new | Can someone stick Marlin 2027 on the accounts PC when they get a minute? | update_request; s Marlin; v 2027; p provider
new | Our quoting tool Tarnwell is still on 4.1 and should go to 5.0. | update_request; s Tarnwell; v 5.0
new | Please move us from Tarnwell 4.1 to 5.0. | update_request; s Tarnwell; v 5.0; p provider
new | Tarnwell wants updating again, this time to 5.2. | update_request; s Tarnwell; v 5.2
new | It would be great if you could get Tarnwell up to the latest release. | update_request; s Tarnwell; v -; p provider
new | We are running Oakframe 11 and would like to go to Oakframe 12. | update_request; s Oakframe; v 12
new | Would you be so kind as to upgrade our practice software Dentimax from 7.3 to 7.5? | update_request; s Dentimax; v 7.5; p provider
new | Kindly arrange for the update of our document management system Paperlane to release 6. | update_request; s Paperlane; v 6; p provider
new | I'd like Paperlane updated to 6.1 please. | update_request; s Paperlane; v 6.1
new | Paperlane 6.1 is out, can we have it? | update_request; s Paperlane; v 6.1
new | There is a new version of Paperlane (6.1). Could you roll it out? | update_request; s Paperlane; v 6.1; p provider
new | Paperlane is nagging us to update to 6.1. | update_request; s Paperlane; v 6.1
new | We've bought three seats of Velara Studio 8 and need them set up. | update_request; s Velara Studio; v 8
new | Please get Velara Studio 8 onto the two workstations in the drawing office. | update_request; s Velara Studio; v 8; p provider
new | hi, can u do the velara update to 8.1 pls | update_request; v 8.1; p provider
new | we need a newer version of Velara | update_request; s Velara; v -
new | The vendor has released hotfix 8.1.3 for Velara and recommends applying it. Could you do that? | update_request; s Velara; v 8.1.3; p provider
new | Please apply hotfix 8.1.3 to Velara. | update_request; s Velara; v 8.1.3; p provider
new | Can you bring our CAM software, Spindle, to the current version? | update_request; s Spindle; v -; p provider
new | Our CAM software (Spindle) needs to be lifted to V14. | update_request; s Spindle; v 14
new | Spindle: please update from 13.2 to 14.0. | update_request; s Spindle; v 14.0; p provider
new | Spindle 13.2 -> 14.0 please | update_request; s Spindle; v 14.0
new | Software: Spindle\nCurrent version: 13.2\nNew version: 14.0\nLicence: remains the same | update_request; s Spindle; v 14.0; l not_needed
new | Product: Spindle CAM\nVersion: 14 SP2\nSetup: will follow | update_request; s Spindle CAM; v 14 SP2
new | Please install the following:\n- Spindle 14.0\n- Brightfold 3.2 | update_request; s Spindle,Brightfold; v 14.0,3.2; p provider
new | We have two updates for you: Spindle to 14.0 and Brightfold to 3.2. | update_request; s Spindle,Brightfold; v 14.0,3.2
new | Both Spindle 14.0 and Brightfold 3.2 should be installed in one go. | update_request; s Spindle,Brightfold; v 14.0,3.2
new | Could Spindle be upgraded to 14.0 and, at the same time, Brightfold to 3.2? | update_request; s Spindle,Brightfold; v 14.0,3.2
new:Brightfold 3.2 | Hi, could you install this for us, please? | update_request; s Brightfold; v 3.2; p provider
new:Update Brightfold 3.2 | As per subject, please. | update_request; s Brightfold; v 3.2
new:Brightfold update | Please update to version 3.2, the licence stays the same. | update_request; s Brightfold; v 3.2; l not_needed; p provider
new:Upgrade request: Brightfold | We'd like to move to 3.2 in the new year. | update_request; s Brightfold; v 3.2
new:New version of Brightfold available | Can you plan this in for us? | update_request; s Brightfold; p provider
new | I need an update of our payroll program. | update_request; s -; v -; m software setup licence
new | Please update our accounting package to the newest version. | update_request; s -; v -; p provider; m software setup licence
new | Could we schedule the yearly update of Taxwright, version 2026.4? | update_request; s Taxwright; v 2026.4
new | It's that time of year again: Taxwright 2027 needs installing before we start on the tax returns. | update_request; s Taxwright; v 2027
new | Would like to request the installation of Loomis Planner (v. 4.0) on PC-117. | update_request; s Loomis Planner; v 4.0
new | I hereby request the upgrade of Loomis Planner to version 4.0. | update_request; s Loomis Planner; v 4.0
new | We are due an upgrade of Loomis Planner to 4.0. | update_request; s Loomis Planner; v 4.0
new | Loomis Planner is two versions behind, please bring it up to date. | update_request; s Loomis Planner; p provider
new | Our ERP, Farrow, has to be migrated to release 22. | update_request; s Farrow; v 22
new | The laboratory system Quillon must be raised to 5.4 by law. | update_request; s Quillon; v 5.4
new | Please replace Quillon 5.3 by Quillon 5.4. | update_request; s Quillon; v 5.4; p provider
new | Please replace version 5.3 of Quillon with 5.4. | update_request; s Quillon; v 5.4; p provider
new | Quillon 5.4 should replace our current 5.3. | update_request; s Quillon; v 5.4
new | I'm writing about our time recording tool called Clockhouse: it needs an update to 3.8. | update_request; s Clockhouse; v 3.8
new | Clockhouse (time recording) --> version 3.8 please. | update_request; s Clockhouse; v 3.8
new | The thing we use for time recording, it's called Clockhouse, needs the new version. | update_request; s Clockhouse; v -
new | We'd be grateful for an update of Clockhouse to 3.8. | update_request; s Clockhouse; v 3.8
new | Any chance you could update Clockhouse for us? | update_request; s Clockhouse; p provider
new | Is it possible to update Clockhouse to 3.8 next week? | update_request; s Clockhouse; v 3.8; w 2026-11-23/2026-11-27
new | When could you install Clockhouse 3.8 for us? | update_request; s Clockhouse; v 3.8; p provider
new | How soon could you upgrade Clockhouse to 3.8? | update_request; s Clockhouse; v 3.8; p provider
new | Hello, we require Clockhouse version 3.8 on the terminal server. | update_request; s Clockhouse; v 3.8
new | The attached installer is for Clockhouse 3.8; please run it on our server. | update_request; s Clockhouse; v 3.8; p provider
new | A new release of Clockhouse came out (3.8). We should have it before the year ends. | update_request; s Clockhouse; v 3.8
new | Please could Marlow & Finch CRM be taken to 2026.2? | update_request; v 2026.2
new | We want to switch to Harbour 10. | update_request; s Harbour; v 10
new | We are switching from Harbour 9 to Harbour 10. | update_request; s Harbour; v 10
new | May I ask you to deploy Harbour 10 to the whole department? | update_request; s Harbour; v 10; p provider
new | I would appreciate it if you upgraded Harbour to 10. | update_request; s Harbour; v 10; p provider
new | Pls upgrade harbour to 10.2 asap | update_request; s harbour; v 10.2; urgent; p provider
new | Good morning, Harbour crashes on opening big files; the maker says 10.2 fixes this. Please install it. | update_request; s Harbour; p provider
new | Harbour 10.2 needs to go on my new laptop (NB-22). | update_request; s Harbour; v 10.2
new | new colleague starting monday, needs Harbour 10.2 on her pc | update_request; s Harbour; v 10.2
new | Please install Harbour 10.2 on the PC of Ms Keller. | update_request; s Harbour; v 10.2; p provider
new | Update for Harbour please, to build 4411. | update_request; s Harbour; v 4411
new | We have received the update to Harbour 10.2 from the supplier. Please install it for us. | update_request; s Harbour; v 10.2; p provider
new | The supplier sent us the link to Harbour 10.2; could you put it on? | update_request; s Harbour; v 10.2; p provider
new | Please install Ferrum 6. The licence stays as it is. | l not_needed
new | Please install Ferrum 6. We keep the current licence. | l not_needed
new | Please install Ferrum 6. The licence is still valid. | l not_needed
new | Please install Ferrum 6. Our licence continues to be valid. | l not_needed
new | Please install Ferrum 6. Nothing changes regarding the licence. | l not_needed
new | Please install Ferrum 6. No change to the licences. | l not_needed
new | Please install Ferrum 6. It runs on the existing key. | l not_needed
new | Please install Ferrum 6. You can reuse the old serial. | l not_needed
new | Please install Ferrum 6. It's covered by our maintenance contract, no new key required. | l not_needed
new | Please install Ferrum 6. It is a subscription. | l not_needed
new | Please install Ferrum 6. We have a subscription, so nothing is needed there. | l not_needed
new | Please install Ferrum 6. The subscription takes care of the licence. | l not_needed
new | Please install Ferrum 6. The licence comes from the licence server. | l not_needed
new | Please install Ferrum 6. We use floating licences. | l not_needed
new | Please install Ferrum 6. Network licence, unchanged. | l not_needed
new | Please install Ferrum 6. It's licensed via dongle. | l not_needed
new | Please install Ferrum 6. The dongle is already plugged in. | l not_needed
new | Please install Ferrum 6. The dongle stays where it is. | l not_needed
new | Please install Ferrum 6. It does not need a licence. | l not_needed
new | Please install Ferrum 6. There's no licence to enter. | l not_needed
new | Please install Ferrum 6. It's free. | l not_needed
new | Please install Ferrum 6. It's open source, so no licence. | l not_needed
new | Please install Ferrum 6. Licence: not required. | l not_needed
new | Please install Ferrum 6. Licence n/a. | l not_needed
new | Please install Ferrum 6. The licence is tied to my login. | l not_needed
new | Please install Ferrum 6. Users sign in with their account, so there is no key. | l not_needed
new | Please install Ferrum 6. The licence carries over. | l not_needed
new | Please install Ferrum 6. The old licence also works for the new version. | l not_needed
new | Please install Ferrum 6. According to the manufacturer the licence file can be kept. | l not_needed
new | Please install Ferrum 6. Licence as before. | l not_needed
new | Please install Ferrum 6. The licence has been renewed and activates automatically. | l not_needed
new | Please install Ferrum 6. The licence key will follow. | l promised
new | Please install Ferrum 6. I'll send the key next week. | l promised; w -
new | Please install Ferrum 6. Licence to follow. | l promised
new | Please install Ferrum 6. We don't have the licence yet. | l promised
new | Please install Ferrum 6. We are still waiting for the licence. | l promised
new | Please install Ferrum 6. The licence has been ordered. | l promised
new | Please install Ferrum 6. The supplier will send you the licence directly. | l promised
new | Please install Ferrum 6. You'll get the licence from us in due course. | l promised
new | Please install Ferrum 6. The licence file is on its way. | l promised
new | Please install Ferrum 6. New licence is on order. | l promised
new | Please install Ferrum 6. I have asked the vendor for the key and will pass it on. | l promised
new | Please install Ferrum 6. The new dongle arrives on Monday. | l promised; w -
new | Please install Ferrum 6. The key should reach us by the end of next week. | l promised; w -
new | Please install Ferrum 6. I have yet to receive the key. | l promised
new | Please install Ferrum 6. Once we've got the key I'll let you know. | l promised
new | Please install Ferrum 6. The vendor hasn't sent the key so far. | l promised
new | Please install Ferrum 6. Still chasing them for the licence. | l promised
new | Please install Ferrum 6. The licence will be emailed to you separately. | l promised
new | Please install Ferrum 6. Key: FRM6-22A1-90BC-77DE | l provided
new | Please install Ferrum 6. The serial number is 4471-9920-1188. | l provided
new | Please install Ferrum 6. Licence key FRM6-22A1-90BC-77DE, valid for 5 users. | l provided
new | Please install Ferrum 6. You will find the licence here: https://lic.ferrum.example/d/4711.lic | l provided
new | Please install Ferrum 6. It is available at https://dl.ferrum.example/Ferrum6.exe. | l unknown; m licence
new | Please install Ferrum 6. Do we need a new licence for that? | l unknown
new | Please install Ferrum 6. I don't know whether the licence has to be changed. | l unknown
new | Please install Ferrum 6. Not sure about the licence. | l unknown
new | Please install Ferrum 6. The invoice for the licence went to accounting. | l unknown
new | Please install Ferrum 6. The installer is on the share \\srv01\install\ferrum. | update_request; s Ferrum; v 6
new | Please install Ferrum 6. The setup will follow by separate mail. | m setup licence; l unknown
new | Please install Ferrum 6. I put the installer on the Q: drive under Install. | update_request; s Ferrum; v 6; l unknown
new | Setup can be downloaded from https://dl.ferrum.example/6/setup.msi, licence is unchanged. Please install Ferrum 6. | s Ferrum; v 6; l not_needed; m -
new | Our supplier will do the update of Ferrum to 6 remotely. Please assist them. | update_request; s Ferrum; v 6; p partner; m -
new | The update will be carried out by the manufacturer. Could you give them access? It's Ferrum 6. | update_request; s Ferrum; v 6; p partner
new | A technician from Nordline will install Ferrum 6 on site; you need to be there with the admin password. | update_request; s Ferrum; v 6; p partner
new | Ferrum's consultant dials in and does the update to 6 himself, we only need somebody from your side to be on call. | update_request; p partner
new | The Ferrum people want to upgrade us to 6. Please get in touch with them to find a date. | update_request; p partner
new | Please coordinate the upgrade of Ferrum to 6 with our software partner. | update_request; s Ferrum; v 6; p partner
new | Our reseller takes over the installation of Ferrum 6, he needs remote access. | update_request; s Ferrum; v 6; p partner
new | The vendor insists on doing the update to Ferrum 6 itself. | update_request; s Ferrum; v 6; p partner
new | Ferrum 6 is installed by the vendor. One of you has to log him on to the server. | update_request; s Ferrum; v 6; p partner
new | On behalf of our joint customer Baker Ltd we would like to install Ferrum 6. Please give us access. | update_request; s Ferrum; v 6; p partner
new | We are the software house behind Ferrum and would like to update our mutual customer Baker to 6. | update_request; s Ferrum; p partner
new | Please update Ferrum to 6 together with our vendor's technician. | update_request; s Ferrum; v 6; p partner
new | Please update Ferrum to 6. The supplier does not need to be involved. | update_request; s Ferrum; v 6; p provider
new | The vendor told us to update Ferrum to 6. Can you do it? | update_request; s Ferrum; v 6; p provider
new | Our supplier recommends Ferrum 6. Please install it. | update_request; s Ferrum; v 6; p provider
new | An update of Ferrum to 6 is necessary. | update_request; s Ferrum; v 6; p -
new | We need an update of Ferrum to 6. | update_request; s Ferrum; v 6; p -
new | Ferrum 6 is due. | update_request; s Ferrum; v 6; p -
new | Please install Ferrum 6 on 14 December. | w 2026-12-14
new | Please install Ferrum 6 on Monday, December 14th at 9 am. | w 2026-12-14T09:00
new | Please install Ferrum 6 on the 14th or the 16th. | w 2026-12-14,2026-12-16
new | Please install Ferrum 6 next Tuesday. | w 2026-11-24
new | Please install Ferrum 6 tomorrow morning. | w 2026-11-20
new | Please install Ferrum 6 in the first week of December. | w 2026-12-01/2026-12-04
new | Please install Ferrum 6 in week 50. | w 2026-12-07/2026-12-11
new | Please install Ferrum 6 in the week of 7 December, any day is fine. | w 2026-12-07/2026-12-11
new | Please install Ferrum 6. Any day in the week commencing 7th December would do. | w 2026-12-07/2026-12-11
new | Please install Ferrum 6 by 27 November. | w -
new | Please install Ferrum 6 before Christmas. | w -
new | Please install Ferrum 6 no later than 4 December. | w -
new | Please install Ferrum 6. It has to be done by the end of the month. | w -
new | Please install Ferrum 6. The deadline is 30 November. | w -
new | Please install Ferrum 6 from 10 December onwards. | w -
new | Please install Ferrum 6, but not before 1 December. | w -
new | Please install Ferrum 6 at the end of January. | w 2027-01-21/2027-01-31
new | Please install Ferrum 6 in mid-December. | w 2026-12-11/2026-12-20
new | Please install Ferrum 6 sometime in February. | w 2027-02-01/2027-02-28
new | Please install Ferrum 6 between 7 and 11 December. | w 2026-12-07/2026-12-11
new | Please install Ferrum 6. We are open Monday to Friday 8 to 5. | w -; -off
new | Please install Ferrum 6. Our office hours are 8am - 6pm. | w -; -off
new | Please install Ferrum 6. We are closed from 24 December to 4 January. | w -
new | Please install Ferrum 6. Not on Friday please. | w -
new | Please install Ferrum 6. I'm on leave until 30 November, afterwards any time. | w -
new | Please install Ferrum 6. Ideally 8 December; the 9th is out as we have an audit. | w 2026-12-08
new | Please install Ferrum 6. Tuesday 8 Dec would be best, Wednesday is not possible. | w 2026-12-08
new | Please install Ferrum 6. Either 8 or 10 December, preferably in the morning. | w 2026-12-08,2026-12-10
new | Please install Ferrum 6. Preferred date: 8 December 2026, 14:00. | w 2026-12-08T14:00
new | Please install Ferrum 6. Our year-end closing starts on 15 December. | w -
new | Please install Ferrum 6. The support for version 5 ends on 31 December 2026. | w -
new | Please install Ferrum 6. I spoke with Tom about it on 12 November. | w -
new | Please install Ferrum 6. New VAT rates apply from 1 January 2027, so we need it before that. | w -
new | Please install Ferrum 6. Date-wise we are flexible. | w -
new | Please install Ferrum 6 after 6pm, our shop is open until then. | off
new | Please install Ferrum 6 on a Saturday. | off
new | Please install Ferrum 6 over the weekend of 12 December. | off; w 2026-12-12/2026-12-13
new | Please install Ferrum 6 outside business hours. | off
new | Please install Ferrum 6 when nobody is working any more. | off
new | Please install Ferrum 6 before we open at 7. | off
new | Please install Ferrum 6 early in the morning before 7 am. | off
new | Please install Ferrum 6 during the day, evenings are not needed. | -off
new | Please install Ferrum 6 during office hours. | -off
new | Please install Ferrum 6. No need to come at the weekend. | -off
new | Please install Ferrum 6. Have a nice weekend! | -off
new | Please install Ferrum 6. This is urgent. | urgent
new | Please install Ferrum 6. It's rather pressing. | urgent
new | Please install Ferrum 6 as quickly as you can. | urgent
new | Please install Ferrum 6 today if at all possible. | urgent
new | Please install Ferrum 6. We can't work until this is done! | urgent
new | Please install Ferrum 6. The sooner the better. | urgent
new | Please install Ferrum 6. Top priority please. | urgent
new | Please install Ferrum 6. There is no hurry. | -urgent
new | Please install Ferrum 6. It isn't urgent at all. | -urgent
new | Please install Ferrum 6 whenever it suits you, no rush. | -urgent
new | Please install Ferrum 6. Take your time. | -urgent
new | Please install Ferrum 6. In case of urgent questions call me on 079 000 11 22. | -urgent
new | We received your invoice for the Ferrum update, but the amount is wrong. | other
new | What would an upgrade of Ferrum to version 6 cost? | other
new | Could you send us a quote for the update to Ferrum 6? | other
new | The printer on the second floor is jammed again. | other
new | I forgot my password, could you reset it? | other
new | Please update the address of our company in your files. | other
new | Please update my phone number in the directory. | other
new | We'd like to introduce our new software for managing updates. Are you free for a demo? | other
new | My Outlook asks for the password all the time. | other
new | Internet is down since this morning, please help. | other
new | Please set up a mailbox for our new colleague Jane Doe. | other
new | Please set up an account for Jane Doe, starting 1 December. | other
new | Thanks for the quick update last week, everything was great. | other
new | Which version of Ferrum are we on? | other
new | I'd like to keep you updated on our move: we are in the new building from January. | other
new | Thank you very much! | other
new | Could you call me back, please? | other
new | Please find attached our new price list. | other
new | Since the update Ferrum does not start any more. | test_failed
new | After yesterday's update of Ferrum nobody can log in. | test_failed
`

func TestEnglishRequests(t *testing.T) { englishSentences(t, englishRequests) }
func TestEnglishAnswers(t *testing.T)  { englishSentences(t, englishAnswers) }
func TestEnglishFurther(t *testing.T)  { englishSentences(t, englishFurther) }

func englishSentences(t *testing.T, table string) {
	asked := map[string]What{"date": AskedDate, "test": AskedTest, "close": AskedClose, "info": AskedInfo}
	var offered []Offered // the 14th, 15th and 16th, at 9 and at 13
	for n, hour := range []int{9, 9, 13} {
		offered = append(offered, Offered{Number: n + 1, Start: time.Date(2026, 12, 14+n, hour, 0, 0, 0, time.UTC)})
	}
	wrong, all := 0, 0
	for _, line := range strings.Split(strings.TrimSpace(table), "\n") {
		part := strings.Split(line, " | ")
		if len(part) != 3 {
			t.Fatalf("no three parts: %q", line)
		}
		kind, subject, _ := strings.Cut(part[0], ":")
		text := strings.ReplaceAll(part[1], `\n`, "\n")
		if kind != "new" {
			subject = "Re: " + subject
		}
		question := Asked{What: asked[kind]}
		if kind == "date" {
			question.Options = offered
		}
		m := written(subject, text).Understand(question)
		all++
		for _, want := range strings.Split(part[2], "; ") {
			if got := englishRead(m, want); got != want {
				wrong++
				t.Errorf("%s | %s: got %q, want %q", part[0], part[1], got, want)
			}
		}
	}
	t.Logf("%d sentences, %d values wrong", all, wrong)
}

// englishRead is what a mail says of the value that is expected.
func englishRead(m tickets.Mail, want string) string {
	requests := func(value func(tickets.Request) string) string {
		var all []string
		for _, q := range m.Requests {
			if v := value(q); v != "" {
				all = append(all, v)
			}
		}
		if all = unique(all); len(all) > 0 {
			return strings.Join(all, ",")
		}
		return "-"
	}
	flag := func(set bool, name string) string {
		if set {
			return name
		}
		return "-" + name
	}
	switch key, _, _ := strings.Cut(want, " "); key {
	case "s":
		return "s " + requests(func(q tickets.Request) string { return q.Software })
	case "v":
		return "v " + requests(func(q tickets.Request) string { return q.Version })
	case "l":
		return "l " + requests(func(q tickets.Request) string { return string(q.Licence.State) })
	case "w":
		return "w " + requests(func(q tickets.Request) string { return strings.Join(q.Wished, ",") })
	case "p":
		if m.Variant == "" {
			return "p -"
		}
		return "p " + string(m.Variant)
	case "m":
		if len(m.Missing) == 0 {
			return "m -"
		}
		return "m " + strings.Join(m.Missing, " ")
	case "c":
		switch {
		case m.Choice == nil:
			return "c -"
		case m.Choice.Option > 0:
			return "c " + string(rune('0'+m.Choice.Option))
		}
		return "c " + m.Choice.At
	case "urgent", "-urgent":
		return flag(m.Urgent, "urgent")
	case "off", "-off":
		return flag(m.OffHours, "off")
	case "risk", "-risk":
		return flag(m.AcceptsRisk, "risk")
	}
	return string(m.Intent)
}

func unique(all []string) []string {
	var once []string
	for _, v := range all {
		if len(once) == 0 || once[len(once)-1] != v {
			once = append(once, v)
		}
	}
	return once
}
