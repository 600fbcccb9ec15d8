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

var englishAnswers = `
date | Yes, that works. | accept_date
date | That's fine with us. | accept_date
date | The second one, please. | accept_date; c 2
date | We'll take option 1. | accept_date; c 1
date | Number 3 it is. | accept_date; c 3
date | no. 2 would be best for us | accept_date; c 2
date | 2 pls | accept_date; c 2
date | 15 December at 9 suits us. | accept_date; c 2026-12-15T09:00
date | Tuesday the 15th is perfect, thanks. | accept_date; c 2026-12-15
date | Let's go for the 15th. | accept_date; c 2026-12-15
date | I'd choose Tuesday, 15 December. | accept_date; c 2026-12-15
date | Please book us in for 15/12. | accept_date; c 2026-12-15
date | Happy with the first slot. | accept_date; c 1
date | The last of the three, please. | accept_date; c 3
date | The earlier date would be better for us. | accept_date
date | Could we have the 2nd option? | accept_date; c 2
date | We can do the 15th. | accept_date; c 2026-12-15
date | 15th ok | accept_date; c 2026-12-15
date | Fine by me. | accept_date
date | Works for me | accept_date
date | Go ahead with the 15th. | accept_date; c 2026-12-15
date | Confirmed for 15 December, 9:00. | accept_date; c 2026-12-15T09:00
date | I hereby confirm the appointment on 15 December. | accept_date; c 2026-12-15
date | We'd like to confirm proposal 2. | accept_date; c 2
date | Proposal 1 doesn't suit, but proposal 2 does. | accept_date; c 2
date | Not the first one, but the second is fine. | accept_date; c 2
date | On the 14th I'm away, so let's take the 15th. | accept_date; c 2026-12-15
date | Sounds like a plan. | accept_date
date | Perfect, see you then. | accept_date
date | That day is good, please put it in the diary. | accept_date
date | Brilliant, the 15th then. | accept_date; c 2026-12-15
date | We opt for date no. 2. | accept_date; c 2
date | Slot B... sorry, I mean slot 2. | accept_date; c 2
date | None of the dates is possible for us. | decline_dates
date | Sorry, I can't do any of those. | decline_dates
date | Unfortunately all three are impossible. | decline_dates
date | Neither date works. | decline_dates
date | We're closed on all those days. | decline_dates
date | These don't fit our schedule. Do you have anything in January? | decline_dates
date | Can't make those. How about Thursday 17 December at 2pm? | decline_dates; w 2026-12-17T14:00
date | None of these, I'm afraid. Would the 17th work? | decline_dates; w 2026-12-17
date | I'm travelling that week. Could we do Monday 21 December instead? | decline_dates; w 2026-12-21
date | Not possible before Christmas. The week of 11 January would be better. | decline_dates; w 2027-01-11/2027-01-15
date | We have our inventory then. 17 or 18 December would be possible. | decline_dates; w 2026-12-17,2026-12-18
date | Too early for us, we would prefer 17 December. | decline_dates; w 2026-12-17
date | Please suggest other dates. | decline_dates
date | Do you have any later slots? | decline_dates
date | Sorry, no can do. | decline_dates
date | Unfortunately that's when our auditors are here. Anything after 10 January? | decline_dates
date | Is there nothing in the evening? | decline_dates
date | Those won't do. | decline_dates
date | We'll install it ourselves, no appointment needed. | self_service
date | Thanks, but we no longer need the update. | cancel
re:Confirmation of your appointment on 15 December | Can we move this to 17 December, same time? | reschedule; w 2026-12-17
re:Confirmation of your appointment on 15 December | Something has come up, we need a different day. | reschedule
re:Confirmation of your appointment on 15 December | I have to ask you to postpone it by a week. | reschedule
re:Confirmation of your appointment on 15 December | We can't make the 15th after all. Would the 16th at 10 be possible? | reschedule; w 2026-12-16T10:00
re:Confirmation of your appointment on 15 December | Please move it from the 15th to the 18th. | reschedule; w 2026-12-18
re:Confirmation of your appointment on 15 December | Could we start an hour later, at 10:00? | reschedule
re:Confirmation of your appointment on 15 December | I'm ill, so Tuesday is off. Any chance of Friday 18 December? | reschedule; w 2026-12-18
re:Confirmation of your appointment on 15 December | Our boss needs the server on Tuesday. Could we put it off until Thursday the 17th? | reschedule; w 2026-12-17
re:Confirmation of your appointment on 15 December | Could you come on the 16th instead of the 15th? | reschedule; w 2026-12-16
re:Confirmation of your appointment on 15 December | The 15th is no good any more. Let's find another date. | reschedule
re:Confirmation of your appointment on 15 December | Can it be brought forward to the 14th? | reschedule; w 2026-12-14
re:Confirmation of your appointment on 15 December | Please cancel the appointment, we don't want the update any more. | cancel
re:Confirmation of your appointment on 15 December | Thanks, noted. | other
new | We have an appointment for the Ferrum update on 15 December. Unfortunately we have to postpone it to 17 December. | reschedule; w 2026-12-17
new | The Ferrum session on Tuesday needs to be rescheduled, ideally to Thursday 26 November. | reschedule; w 2026-11-26
re | Please cancel our request, we'll stay with the old version. | cancel
re | You can forget about the update, we are leaving Ferrum. | cancel
re | We've decided not to go ahead. | cancel
re | The matter has been settled, please close the ticket. | cancel
re | Please disregard my last mail. | cancel
re | No need for the update any more, thanks. | cancel
re | We'd like to withdraw our order for the Ferrum update. | cancel
re | Scrap that, the boss doesn't want it. | cancel
re | Kindly cancel the planned upgrade of Ferrum. | cancel
re | Don't bother with the upgrade, we are closing the branch. | cancel
re | The project was stopped, so the update is no longer required. | cancel
close | All users have logged off. | ready
close | Everyone is out of Ferrum now. | ready
close | Nobody's in it any more, you can start. | ready
close | Done, go ahead. | ready
close | Ferrum is closed on all machines. | ready
close | All shut down, off you go. | ready
close | We're out | ready
close | Everybody has exited the program. | ready
close | closed everywhere, over to you | ready
close | The last one just left, it's all yours. | ready
test | Everything works, thanks. | test_passed
test | Tested, all fine. | test_passed
test | No problems so far. | test_passed
test | All good on our side, you can close the case. | test_passed
test | We've tried printing and exporting and it all went smoothly. | test_passed
test | The new version runs without a hitch. | test_passed
test | Tests were successful. | test_passed
test | Ferrum starts and all our data are there. | test_passed
test | Looks good! | test_passed
test | We checked invoices and reports: everything as it should be. | test_passed
test | Can't see anything wrong. | test_passed
test | The error from last week is gone, great job. | test_passed
test | Yes, works like before. | test_passed
test | Working. Thank you! | test_passed
test | It won't open. | test_failed
test | Printing no longer works. | test_failed
test | Everything works except for the export. | test_failed
test | Mostly ok, but the invoices come out blank. | test_failed
test | We get "database not found" when logging in. | test_failed
test | Unfortunately not, it crashes at startup. | test_failed
test | Two of the reports are missing. | test_failed
test | It is extremely slow since you updated it. | test_failed
test | The test went wrong: our templates have disappeared. | test_failed
test | Half of it works, the interface to the bank doesn't. | test_failed
test | Please roll back, we cannot work like this. | test_failed
test | It asks for a licence when I start it. | test_failed
test | I can log in, but the calendar stays empty. | test_failed
test | The old version still comes up. | test_failed
test | Sadly the macros are broken. | test_failed
test | Nope, still version 5. | test_failed
re:Your update of Ferrum | Where are we with this? | status_question
re:Your update of Ferrum | Any news on this? | status_question
re:Your update of Ferrum | I haven't heard from you. Has the date been fixed? | status_question
new | When will the Ferrum update take place? | status_question
new | Could you tell me whether our request is being worked on? | status_question
new | Have the November patches been installed on our server? | status_question
new | Are all the latest security updates on our machines? | status_question
new | What's the status of our Ferrum update? | status_question
new | I sent you the form for Ferrum two weeks ago and have not had a reply. | status_question
new | Is our request for the Ferrum upgrade still on your radar? | status_question
new | Just wondering how things are going with the Ferrum update. | status_question
new | Did you manage to install the patch for Ferrum already? | status_question
new | Can you give me an update on the state of things? | status_question
new | Are our servers fully patched? Our auditor wants to know. | status_question
new | We will install Ferrum 6 ourselves, we only need admin rights for an hour. | self_service
new | I can do the Ferrum update on my own, just give me temporary admin rights. | self_service
new | Our IT apprentice will do the Ferrum update himself. No need for you to come. | self_service
new | Our supplier will install Ferrum 6 without you being present. | self_service; p partner
new | The vendor updates Ferrum unattended next week; you don't have to accompany them. | self_service; p partner
new | I'd rather install it myself. Can you unlock my account? | self_service
re | We've decided to do the update in-house. | self_service
re | No need for an appointment, we are going to install it on our own. | self_service
new:Re: Security patches on 25 November | Please hold back the patches until after our month-end closing. | postpone; -risk
new:Re: Maintenance window on 25 November | We can't have the server restarted on Wednesday. Please do it a week later. | postpone; -risk
new:Re: Maintenance window on 25 November | Please postpone the maintenance to December. We accept the risk. | postpone; risk
new:Re: Maintenance window on 25 November | Could you leave our server out this time? We take full responsibility. | postpone; risk
new:Re: Security patches on 25 November | Not this week please, we have our stocktaking. We are aware of the risk and bear it ourselves. | postpone; risk
new:Re: Security patches on 25 November | Please skip the reboot this month. Who carries the risk in this case? | postpone; -risk
new:Re: Security patches on 25 November | We don't want to take any responsibility, but could the patches wait until 2 December? | postpone; -risk
new | Please do not patch our servers before 5 December, we are migrating data. | postpone
new | You announced a firewall update for tonight. Can this be delayed until the weekend? | postpone
info | The software is called Ferrum, version 6. | info; s Ferrum; v 6
info | It's Ferrum 6. | info; s Ferrum; v 6
info | Here is the link: https://dl.ferrum.example/6/setup.exe | info
info | The licence is unchanged. | info; l not_needed
info | The key follows tomorrow. | info; l promised
info | Licence key: FRM6-22A1-90BC-77DE. | info; l provided
info | You do not need a key, the old one goes on working. | info; l not_needed
info | The update is done by our partner Nordline, Mr Smith, smith@nordline.example. | info; p partner
info | Please do the installation yourselves. | info; p provider
info | Our reseller will contact you directly. | info; p partner
info | Attached is what you asked for. | info
info | We are on 5.4 at the moment and want 6.0. | info; v 6.0
info | Name: Ferrum\nVersion: 6.0\nLicence: stays the same | info; s Ferrum; v 6.0; l not_needed
info | Sorry, forgot the version: 6.0 | info; v 6.0
info | The setup is on our download page https://dl.ferrum.example/ferrum-6.msi and the dongle is enough as licence. | info; l not_needed; m software
`

func TestEnglishRequests(t *testing.T) { englishSentences(t, englishRequests) }
func TestEnglishAnswers(t *testing.T)  { englishSentences(t, englishAnswers) }

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
