package parser

// What customers answer; see englishSentences.
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

// Sentences written after the others had been read rightly, to see what of the
// language is still unknown.
var englishFurther = `
new | Hiya, any chance of getting Copperleaf onto 7.4 this side of Christmas? | update_request; s Copperleaf; v 7.4
new | Kindly note that Copperleaf has brought out 7.4. We should like it installed on all tills. | update_request; s Copperleaf; v 7.4
new | Our stock program has a new name, it is now Copperleaf Retail 8. Please put it on the office PC. | update_request; s Copperleaf Retail; v 8; p provider
new | The label printing software needs the latest patch. | update_request; s -
new | For the till in the shop we urgently require Copperleaf 7.4. | update_request; s Copperleaf; v 7.4; urgent
new | Copperleaf 7.3 is no longer supported, so please bring us to 7.4. | update_request; s Copperleaf; v 7.4; p provider
new | We're still on Copperleaf 7.1 and want to skip straight to 7.4. | update_request; s Copperleaf; v 7.4
new | I have been told by head office that we must all use Copperleaf 7.4 from now on. Could you sort that out? | update_request; s Copperleaf; v 7.4; p provider
new | Our architects would love to work with Planwright 2027. Setup: https://dl.planwright.example/2027.exe | update_request; s Planwright; v 2027; m licence
new | Can we have Planwright 2027 on the three new workstations by the end of next week? | update_request; s Planwright; v 2027; w -
new | Please roll out Planwright (currently 2025, should become 2027) to everybody in the design team. | update_request; s Planwright; p provider
new | As agreed on the phone, please find the installer for Planwright 2027 attached; we would need it by Thursday. | update_request; s Planwright; v 2027; w -
new:Planwright 2027 | Could you take care of this? The licence server stays the same. | update_request; s Planwright; v 2027; l not_needed; p provider
new:Update of our CAD software to Planwright 2027 | Dear team, see subject. When would you have time? | update_request; s Planwright; v 2027
new | Please update Planwright and Rendermill. Both licences are managed by the vendor's portal. | update_request; s Planwright,Rendermill; l not_needed
new | Rendermill 5 please, serial RM5A-99K2-LLPQ-0042. | update_request; s Rendermill; v 5; l provided
new | Please install Rendermill 5. Licensing is per user, we've already paid for it. | l not_needed
new | Please install Rendermill 5. The licence renewal is included in our subscription. | l not_needed
new | Please install Rendermill 5. You don't have to do anything about the licence. | l not_needed
new | Please install Rendermill 5. The current licence file covers version 5 as well. | l not_needed
new | Please install Rendermill 5. It picks up its licence from our server. | l not_needed
new | Please install Rendermill 5. Same licence as last year. | l not_needed
new | Please install Rendermill 5. I'll have the licence key for you by Wednesday. | l promised; w -
new | Please install Rendermill 5. Accounts are sorting out the licence at the moment. | l promised
new | Please install Rendermill 5. The activation code was promised for next Monday. | l promised; w -
new | Please install Rendermill 5. We'll bring the dongle along on the day. | l promised
new | Please install Rendermill 5. The vendor will email the licence straight to you. | l promised
new | Please install Rendermill 5. Will our licence still work? | l unknown
new | Please install Rendermill 5. The activation code is RM5-2211-88AB-QQ41. | l provided
new | Rendermill 5 will be installed by our integrator, Baylis IT, who would like you to be available. | update_request; s Rendermill; v 5; p partner
new | Could you give our supplier's technician access on the 8th so that he can put Rendermill 5 on? | update_request; s Rendermill; v 5; p partner; w 2026-12-08
new | Someone from Rendermill will connect remotely to do the upgrade to 5; please let him in. | update_request; v 5; p partner
new | We would like you and our reseller to do the Rendermill upgrade together. | update_request; p partner
new | Please do the Rendermill upgrade yourselves, we don't want to pay the reseller for it. | update_request; p provider
new | Please install Rendermill 5 in the second half of January. | w 2027-01-16/2027-01-31
new | Please install Rendermill 5 on any day between the 7th and the 11th of December. | w 2026-12-07/2026-12-11
new | Please install Rendermill 5 the week after next. | w 2026-11-30/2026-12-04
new | Please install Rendermill 5 on 8 Dec, 9 Dec or 10 Dec. | w 2026-12-08,2026-12-09,2026-12-10
new | Please install Rendermill 5 on Tuesday 8 or Thursday 10 December after 2 pm. | w 2026-12-08T14:00,2026-12-10T14:00
new | Please install Rendermill 5 first thing on Monday 7 December. | w 2026-12-07
new | Please install Rendermill 5 at the earliest on 7 December. | w -
new | Please install Rendermill 5 by close of business on Friday. | w -
new | Please install Rendermill 5. Mondays are bad for us. | w -
new | Please install Rendermill 5. Our financial year ends on 31 December. | w -
new | Please install Rendermill 5. We are moving offices on 12 December. | w -
new | Please install Rendermill 5. The course on the new version takes place on 14 December. | w -
new | Please install Rendermill 5. We'd be free on 7 December, not however on the 8th. | w 2026-12-07
new | Please install Rendermill 5. How about 7 December at half past nine? | w 2026-12-07T09:30
new | Please install Rendermill 5 during our lunch break. | -off
new | Please install Rendermill 5 once the last customer has gone, say 8 pm. | off
new | Please install Rendermill 5, ideally overnight. | off
new | Please install Rendermill 5. It can wait. | -urgent
new | Please install Rendermill 5. We are dead in the water without it! | urgent
new | Our scanner makes stripes on every page. | other
new | How much do you charge for installing Rendermill? | other
new | The new colleague needs access to the folder Projects. | other
new | Please send me the minutes of our last meeting. | other
new | We have changed our phone provider, our new number is 044 000 33 44. | other
new | Can you recommend a good program for time recording? | other
new | After the upgrade to Rendermill 5 all my templates have vanished. | test_failed
date | Slot three is the one for us. | accept_date; c 3
date | Put us down for the 15th, please. | accept_date; c 2026-12-15
date | OK for Tuesday 15 December | accept_date; c 2026-12-15
date | I think we can manage the 15th at nine. | accept_date
date | Any of them is fine, you choose. | accept_date
date | Monday the 14th, as you suggest. | accept_date; c 2026-12-14
date | I've discussed it with the team: we go with proposal no. 3. | accept_date; c 3
date | Regrettably we have a trade fair that week. | decline_dates
date | All three clash with our stocktaking, what about the first week of January? | decline_dates; w 2027-01-04/2027-01-08
date | Not great. Could you offer us something in the new year? | decline_dates
re:Confirmation of your appointment on 15 December | Sorry to be a pain, but can we shift it by two days? | reschedule
re:Confirmation of your appointment on 15 December | Half the office is down with flu. Would 5 January at 10 am be all right? | reschedule; w 2027-01-05T10:00
re:Confirmation of your appointment on 15 December | Please swap Tuesday for Thursday 17 December. | reschedule
re | We have gone with a different product, so there is no need to carry on. | cancel
re | Please stop the Rendermill update, we're not renewing the contract. | cancel
re | Kindly consider our request void. | cancel
close | Everyone's off the system. | ready
close | Programs closed, nobody is working on it. | ready
close | Good to go! | ready
test | Thumbs up from everyone here. | test_passed
test | I ran through the checklist without finding any fault. | test_passed
test | Fine so far, thanks. | test_passed
test | Cannot connect to the database. | test_failed
test | When I click on print, the program just closes. | test_failed
test | It says my licence has expired. | test_failed
test | The import hangs at 40 percent. | test_failed
new | What is happening with our Rendermill update? We asked for it three weeks ago. | status_question
new | Do you already know when you will do the Rendermill update? | status_question
new | Has the security patch of last week been applied to our file server? | status_question
new | I'd like to do the Rendermill upgrade myself at the weekend, is that OK with you? | self_service
new:Re: Maintenance window on 25 November | Could you do our server last? We need it until Friday noon. | postpone
new:Re: Security patches on 25 November | Please leave the patches for now, we'll carry the consequences. | postpone; risk
info | We need Rendermill 5, the licence is on the dongle and our own people do not install anything, so please do it. | info; s Rendermill; v 5; l not_needed; p provider
info | Version 5.2. As to the licence: nothing changes. | info; v 5.2; l not_needed
new | Morning! Could you pop the new Ledgerly on my machine, 3.11 I think? | update_request; s Ledgerly; p provider
new | Ledgerly wants to be updated before it lets me print invoices. Please help. | update_request; s Ledgerly
new | The Ledgerly update to 3.11 should be carried out in the week of 14 December. Licence and setup will be sent later. | update_request; s Ledgerly; v 3.11; w 2026-12-14/2026-12-18; l promised
new | We have signed up for Ledgerly 3.11. Can it be installed on the two PCs at reception? | update_request; s Ledgerly; v 3.11
new | Please see to it that Ledgerly 3.11 is on all clients by 10 December. | update_request; s Ledgerly; v 3.11; w -
new | Could you kindly arrange the switch from Ledgerly 2 to Ledgerly 3? | update_request; s Ledgerly; v 3; p provider
new | The new release of our dental software OralPro (12.0) is ready to be installed. Link: https://dl.oralpro.example/12/setup.exe | update_request; s OralPro; v 12.0; m licence
new | I would ask you to update OralPro on Friday 4 December, in the morning if possible. | update_request; s OralPro; w 2026-12-04; p provider
new | We'd like our OralPro to be updated. The vendor (Mr Jones, jones@oralpro.example) will assist by phone. | update_request; s OralPro; p partner
new | No licence is necessary for the OralPro viewer 2.1, just install it please. | update_request; v 2.1; l not_needed
new | Please install OralPro 12. The key is in the attached PDF. | update_request; s OralPro; v 12
new | Please install OralPro 12. We haven't ordered the licences yet. | l promised
new | Please install OralPro 12. Our licence is unlimited. | l not_needed
new | Please install OralPro 12. Whether we need a new key I can't say. | l unknown
new | Please install OralPro 12 one day next week. | w 2026-11-23/2026-11-27
new | Please install OralPro 12 on the 3rd of December at 7.30 in the morning. | w 2026-12-03T07:30
new | Please install OralPro 12 on 7, 8 or 9 December. | w 2026-12-07,2026-12-08,2026-12-09
new | Please install OralPro 12. Our busiest days are 14 and 15 December. | w -
new | Please install OralPro 12. I'm back on 7 December. | w -
new | Please install OralPro 12. The 8th would be great, failing that the 10th. | w 2026-12-08,2026-12-10
new | Please install OralPro 12 when the practice is shut, e.g. Saturday 5 December. | w 2026-12-05; off
new | Please do not install OralPro 12 yet, we'll get back to you. | cancel
new | Who is my contact for questions about the invoice of October? | other
new | The telephone on desk 4 is dead. | other
new | Could you unlock the account of Mr Brown? | other
date | Let's do Wednesday. | accept_date
date | Would like to take up the offer for the 14th. | accept_date; c 2026-12-14
date | Yes to number 1 | accept_date; c 1
date | Great, number two then | accept_date; c 2
date | We'd prefer the one on the 16th. | accept_date; c 2026-12-16
date | That's all too soon, I'm afraid, we would need until mid January. | decline_dates
date | Sadly I am on a course all week. | decline_dates
date | Could it be the 17th rather than the 15th? | decline_dates; w 2026-12-17
re:Confirmation of your appointment on 15 December | Tuesday has become difficult, is Wednesday at the same time still free? | reschedule
re:Confirmation of your appointment on 15 December | We need to bring it forward if you can, Monday the 14th? | reschedule; w 2026-12-14
re | Please take the Ledgerly job off your list. | cancel
re | Sorry, wrong company, please ignore. | cancel
close | Nobody is in Ledgerly any more. | ready
close | ok, all closed here | ready
test | Yes everything is back to normal. | test_passed
test | I've had no complaints so far. | test_passed
test | The invoices can be printed again, thank you. | test_passed
test | We cannot open any of the old files. | test_failed
test | The toolbar is missing and it is in German now. | test_failed
test | It takes three minutes to start. | test_failed
new | Could you let me know when the Ledgerly update is going to happen? | status_question
new | I was wondering if there is any progress on our update? | status_question
new | Our trainee has admin rights for one day and would install Ledgerly herself. | self_service
new:Re: Patches for your servers on 25 November | Please wait with the restart until our backup has finished on Friday. | postpone
info | Ledgerly 3.11 it is. The vendor does the installation himself. | info; s Ledgerly; v 3.11; p partner
info | Please use the old key. | info; l not_needed
info | Sorry for the delay, here's the download: https://dl.ledgerly.example/3.11.msi - as for the licence we're waiting for the supplier. | info; l promised
`
