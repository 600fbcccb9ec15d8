package parser

// languageWords are simplified words that tell a language. A word that two
// languages share stands in neither list; words that a language borrows
// ("merci" in Switzerland) do not count at all. Endings in "*" are not used:
// languageEndings does that.
var languageWords = [...]string{
	de: `ich du wir ihr ihnen ihre ihren ihrem ihrer uns unser unsere unseren unserem unserer euch euer eure mein meine meinen meinem meiner dein deine sein seine
		der das dem den des ein eine einen einem einer eines und oder aber denn weil dass ob wenn falls als wie wo wann warum wer was welche welcher welches welchen
		ist sind war waren wird werden wurde wurden wäre waere waren hat haben hatte hatten hätte haette habe kann können koennen könnten könnte koennte konnte muss müssen muessen
		müssten soll sollen sollte sollten will wollen möchte moechte möchten moechten darf dürfen dürfte brauche brauchen braucht bräuchten gibt geht gehen ginge kommt kommen
		machen macht gemacht nicht kein keine keinen keiner nichts noch schon auch nur sehr mehr hier dort da dann jetzt heute morgen gestern bald immer nie wieder bitte danke
		gerne gern leider vielen besten herzlichen gruss grüsse gruesse grüssen freundliche freundlichen guten hallo grüezi gruezi sehr geehrte geehrter damen herren liebe lieber
		auf aus bei bis durch für fuer gegen mit nach ohne seit über ueber um unter von vom vor zu zum zur zwischen beim im ins ans
		termin termine vorschlag vorschläge passt passen lizenz lizenzen schlüssel rechner arbeitsplatz arbeitsplätze anlage beilage angehängt anbei woche wochen tag tage uhr montag
		dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli dezember jänner vormittag nachmittag abend einspielen installieren installiert aktualisieren
		aktualisierung neue neuen neuer neues alle allen alles diese diesen diesem dieser dieses jede jeden jeder man sich ab erst bereits funktioniert läuft lauft fehler drucker
		siehe betreff unten oben zusammen frage fragen antwort rückfrage wegen damit deshalb also etwas viel wenig gut besser schlecht zwei drei vier fünf sechs sieben acht neun zehn
		verschieben stornieren absagen bestätigen einverstanden ordnung erledigt fertig geklappt klappt kunde kunden firma büro buero eingang rechnung programm
		isch nöd nod ned nid het hend händ hand chan chönd chond chönnd chönnt mer mir öis eus üs öppis oppis öpper gsi gseh gaht goht gat hoi zäme zame vilmal vielmal uf ufem ufe mim mini mis
		wänn wenn's dänn jetz hüt morn nächscht nachscht wuche zit ziit gäll gall sött sött bruche bruched bruucht luege gmacht gha wott wänd wend göht goot chunt chunnt isches es guets liebs
		zyt nume numme ebe äbe eifach schnäll gärn nachher nacher dihr ech dir mr bi dr dä sy isch's schaffe sali salü`,
	en: `i you he she we they it's i'm i've i'd i'll we're we've we'd we'll you're you've me us him them my your our their its this that these those the an and but because although
		is are was were be been being have has had having do does did done doing will would shall should can't cannot could may might must don't doesn't didn't isn't aren't wasn't won't
		wouldn't couldn't of from with without into onto about above after again before below between during for if until than then there where when why how what which who whom whose
		not no yes please thank thanks hello dear regards kind sincerely cheers morning afternoon evening today tomorrow yesterday week weeks day days month year
		monday tuesday wednesday thursday friday saturday sunday january february march june july august october december
		update updates upgrade install installed installing installer licence license licenses licences key attached attachment below above see version appointment date dates suggestion
		slot slots suits suit works work working fine great good best better all any some every each both few more most other only own same so too very just now here also still already
		need needs needed want wants like look looking forward let make made get got give take put push send sent would've one two three four five six seven eight nine ten first second third
		software machine machines laptop computer user users server our ours anyone someone nobody everything something nothing could've ask asked answer question questions
		test tested failed passes passed error errors open opens close closed ticket request as at by on to or it asap pls thx confirm confirmed cancel postpone reschedule move moved agreed`,
	fr: `je tu il elle on nous vous ils elles moi toi lui leur leurs mon ma mes ton ta tes notre nos votre vos ce cet cette ces le les un une des du au aux et ou mais donc car parce que qu'il
		qu'elle quand comment pourquoi qui quoi dont quel quelle quels quelles est sont etait etaient sera seront serait seraient etre avoir avons avez ont avait j'ai c'est n'est s'est d'un d'une l'on
		n'avons n'avez peut peux pouvons pouvez pourriez pourrait pourrions faut faudrait doit devons devez devrait voulons voudrais voudrions souhaitons souhaite aimerais ne pas plus
		jamais rien aucun aucune tres trop bien aussi encore deja toujours ici avec sans sous sur dans par pour chez entre vers depuis pendant apres avant jusqu'au jusqu'a
		bonjour bonsoir madame monsieur cordialement salutations meilleures remercie remercions s'il vous plait svp voici voila
		mise jour mises installer installation logiciel logiciels licence licences cle fichier joint piece jointe telechargement lien poste postes serveur ordinateur version
		lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre semaine semaines prochain prochaine demain
		aujourd'hui hier matin apres-midi soir heures heure rendez-vous proposition propositions convient conviendrait parfait d'accord date dates possible impossible ca cela celle celui ceux
		tout tous toute toutes meme quelques plusieurs autre autres nouveau nouvelle nouveaux premier premiere deuxieme deux trois quatre cinq sept huit neuf dix
		fonctionne marche erreur essai teste testé avons fait faire ete suis sommes etes va vont aller vais quelqu'un y en reporter annuler deplacer confirmer confirme ferme fermé
		veuillez merci prie agreer recevoir envoye envoyer bonne journee`,
	it: `io tu lui lei noi voi loro mi ti ci vi gli lo il i uno una dei degli delle della dello del dal dalla dallo nel nella nello sul sulla allo alla agli alle ai al e ed ma perche che
		quando come dove chi quale quali quanto cosa cos'e c'e non piu anche ancora gia sempre mai molto troppo bene qui sono sei siamo siete era erano sara saranno sarebbe sarebbero essere
		avere ho hai ha abbiamo avete hanno aveva posso puo possiamo potete possono potrebbe potreste potremmo vorrei vorremmo vogliamo dobbiamo deve devo dovrebbe bisogna serve servono
		per con senza su tra fra da di a in verso dopo prima fino durante presso buongiorno buonasera ciao salve gentile egregio spettabile signora signor signore cordiali saluti distinti grazie
		prego cortesemente favore aggiornare aggiornamento aggiornamenti installare installazione licenza licenze chiave file allegato allegata scaricare collegamento ufficio computer
		lunedi martedi mercoledi giovedi venerdi sabato domenica gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre settimana settimane
		prossimo prossima domani oggi ieri mattina pomeriggio sera ore ora appuntamento proposta proposte va andrebbe bene perfetto d'accordo data possibile impossibile questo questa questi
		queste quello quella tutto tutti tutta tutte altro altri altre nuovo nuova nuovi primo prima secondo terza due tre quattro cinque sei sette otto nove dieci
		funziona errore provato prova fatto fare stato stata vostra vostro nostro nostra mio mia suo sua purtroppo spostare annullare confermo confermare rimandare vi'chiedo chiedo
		ecco appena manda mandare giro dall'ufficio l'appuntamento dell'ufficio un'altra c'era noi da loro resta rimane stesso poi adesso invece quindi oppure`,
}

// The indices of languageWords.
const (
	de = iota
	en
	fr
	it
)

// languageEndings tell a language by how a word of seven letters or more ends.
var languageEndings = map[string]int{
	"ungen": de, "lich": de, "liche": de, "lichen": de, "keit": de, "heit": de, "schaft": de, "ieren": de, "iert": de, "tigen": de,
	"ing": en, "ings": en, "ness": en, "tly": en, "ally": en, "ould": en,
	"aient": fr, "ement": fr, "eux": fr, "euse": fr, "iez": fr, "ions": fr, "eaux": fr,
	"zione": it, "zioni": it, "mente": it, "amento": it, "iamo": it, "endo": it, "ando": it, "abile": it, "ebbe": it,
}
