package parser

import "testing"

func TestFrenchShort(t *testing.T) {
	checkSentences(t, `
Bonjour, j'ai un souci avec Menuisoft : il m'indique que ma version 6 est périmée. Pouvez-vous y remédier ? => update_request Menuisoft@ provider
Menuisoft :: La 7 est sortie, on la met quand ? => update_request Menuisoft@7
Menuisoft 7 :: Bonjour, voir sujet. Merci ! => update_request Menuisoft@7
Maj Menuisoft :: svp, merci => update_request Menuisoft@
Nouvelle version de Menuisoft :: Bonjour, quand est-ce que vous pourriez passer pour ça ? => update_request Menuisoft@
Je viens d'apprendre que Menuisoft 6 n'est plus maintenu. Il faudrait qu'on passe à la 7. => update_request Menuisoft@7
Depuis le passage à Windows 11, Menuisoft 6 plante. L'éditeur recommande la 7. Pourriez-vous l'installer ? => update_request Menuisoft@7 provider
Notre fiduciaire travaille avec Comptalys 2027 et nous encore avec la 2026. Ce serait bien d'avoir la même version qu'eux. => update_request Comptalys@2027
Comptalys : passage à la 2027 souhaité pour tous les postes de la compta. => update_request Comptalys@2027
Il me faudrait Comptalys sur mon nouveau portable. => update_request Comptalys@
Peux-tu regarder pour installer comptalys 2027 chez Sylvie ? => update_request comptalys@2027 provider
Bonjour, on a un petit truc à vous demander : mettre Carro Pilot à jour. Merci. => update_request Carro_Pilot@
Carro Pilot ne supporte plus nos nouvelles voitures, faut passer à la 5.1. => update_request Carro_Pilot@5.1
La banque demande que Paienet soit à la version 4.3 d'ici la fin de l'année. => update_request Paienet@4.3 w:
Nous devons migrer vers Paienet 5 avant le 31 janvier, l'ancienne version s'arrête. => update_request Paienet@5 w:
On a reçu le CD de Paienet 5 ce matin. Faut-il que je le dépose chez vous ou vous venez l'installer ? => update_request Paienet@5
Je souhaite disposer de Paienet 5 sur les postes 3 et 4. => update_request Paienet@5
Nous avons changé de dentiste-conseil et devons travailler avec DentoVision 3D, version 2.6. Merci de prévoir l'installation. => update_request DentoVision_3D@2.6 provider
Vetoclin doit être mis à jour vers 8.1, c'est la hotline qui le demande. => update_request Vetoclin@8.1 nobody
Selon la hotline de Vetoclin il faut installer le patch 8.1.4. Vous pouvez ? => update_request Vetoclin@8.1.4
Il y a un correctif pour Vetoclin (8.1.4), merci de le passer rapidement. => update_request Vetoclin@8.1.4 provider urgent
Pourriez-vous désinstaller Vetoclin 7 et mettre la 8 à la place ? => update_request Vetoclin@8 provider
On aimerait essayer la version 8 de Vetoclin sur un seul poste d'abord. => update_request Vetoclin@8
Notre apprentie n'a pas Notarix sur son poste, pourriez-vous faire le nécessaire ? => update_request Notarix@ provider
Merci de planifier avec nous la mise à jour annuelle de Notarix. => update_request Notarix@ provider
Le notaire d'à côté a Notarix 12 et nous toujours la 10, on pourrait passer à la 12 aussi ? => update_request Notarix@12
Notarix 12.0.3 corrige enfin l'export. On peut l'avoir ? => update_request Notarix@12.0.3
`)
}

func TestFrenchNoRequests(t *testing.T) {
	checkSentences(t, `
Notarix m'affiche "accès refusé" quand j'ouvre un dossier. => other
Notarix plante dès que je clique sur imprimer, pouvez-vous m'aider ? => other
Je n'arrive plus à me connecter à Notarix depuis ce matin. => other
Notarix rame terriblement, c'est normal ? => other
Qui est notre interlocuteur chez Notarix ? => other
Est-ce que Notarix 12 tourne sous Windows 11 ? => other
Est-ce que vous connaissez un bon logiciel de devis ? => other
Quel est le prix d'une licence Notarix supplémentaire ? => other
Merci de nous envoyer une offre pour cinq licences Notarix. => other
Notre facture pour Notarix est fausse, merci de la corriger. => other
Pouvez-vous me réinitialiser mon mot de passe Notarix ? => other
Nouvelle collaboratrice au 1er février : il lui faut un compte et une adresse mail. => other
Merci de donner accès au dossier Clients à Mme Rey. => other
M. Rey quitte l'entreprise le 31 janvier, merci de fermer son compte. => other
L'imprimante du 2e n'est plus reconnue, version du pilote 6.2. => other
Le wifi ne marche pas dans la 312. => other
Il nous faudrait deux écrans 27 pouces pour la compta. => other
Le serveur fait du bruit, vous pouvez passer voir ? => other
Je n'ai plus de place sur le disque C. => other
J'ai supprimé un fichier par erreur, pouvez-vous le restaurer ? => other
On déménage en mars, que faut-il prévoir pour le réseau ? => other
Mon téléphone ne synchronise plus mes mails. => other
Voici le procès-verbal de la séance du 12 novembre. => other
Nous sommes fermés du 24 décembre au 3 janvier, bonnes fêtes à vous. => other
J'ai reçu un mail bizarre de Notarix me demandant de cliquer, c'est vous ? => other
`)
}

func TestFrenchTurns(t *testing.T) {
	checkSentences(t, `
[date]
Oui pour le 8. => accept_date at:2026-12-08
Le 8, c'est noté dans l'agenda. => accept_date at:2026-12-08
On prend la première. => accept_date opt:1
La dernière proposition nous arrange. => accept_date
Jeudi matin c'est parfait, à jeudi ! => accept_date
Le 8 à 14h me convient très bien, merci. => accept_date at:2026-12-08T14:00
Le 8 oui, le 10 non. => accept_date at:2026-12-08
Malheureusement aucune date ne nous va. => decline_dates
Ça ne va pas du tout, on est en plein bouclement. => decline_dates
Pas avant le 15 décembre svp. => decline_dates
Plutôt le 17 décembre si possible. => decline_dates w:2026-12-17
Ni le 8 ni le 10, proposez-nous autre chose. => decline_dates
Ces jours-là je suis à l'étranger. => decline_dates
Finalement on va le faire nous-mêmes. => self_service
Notre prestataire l'installe sans vous, merci. => self_service
Laissez tomber, on n'en a plus besoin. => cancel
[test]
Testé sur trois postes, aucun problème. => test_passed
Tout est en ordre de mon côté. => test_passed
C'est tout bon, vous pouvez clore. => test_passed
Ok ça marche. => test_passed
L'export ne fonctionne plus. => test_failed
J'ai un message d'erreur à l'ouverture. => test_failed
Presque tout va, mais les factures ne s'impriment pas. => test_failed
Le programme demande une clé que je n'ai pas. => test_failed
[close]
C'est fermé partout. => ready
Tout le monde est sorti, allez-y. => ready
Plus personne dessus. => ready
[info]
Notarix 12 => info Notarix@12
Pas besoin de licence, c'est compris dans l'abonnement. => info lic:not_needed
La licence arrive la semaine prochaine. => info lic:promised w:
C'est la 12.1. => info @12.1
Le 10 décembre ou le 11. => info w:2026-12-10,2026-12-11
C'est notre informaticien externe qui le fera. => info partner
[]
Re: Avis de maintenance : correctifs de sécurité :: On préférerait que vous attendiez la fin du bouclement. => postpone
Re: Avis de maintenance : correctifs de sécurité :: Pas ce soir svp, nous travaillons tard. Demain c'est bon. => postpone
Re: Avis de maintenance : correctifs de sécurité :: Merci de ne pas redémarrer le serveur avant vendredi. => postpone
Re: Avis de maintenance : correctifs de sécurité :: Nous assumons le risque, merci de reporter. => postpone risk
Re: Confirmation de votre rendez-vous :: On doit malheureusement décaler, le 15 plutôt ? => reschedule w:2026-12-15
Re: Confirmation de votre rendez-vous :: Ça ne va plus pour mardi, auriez-vous une autre date ? => reschedule
Re: Confirmation de votre rendez-vous :: Est-ce qu'on pourrait faire une heure plus tard ? => reschedule
Re: Confirmation de votre rendez-vous :: Parfait, à mardi. => accept_date
Re: Votre demande :: Où en est-on avec Notarix ? => status_question
Re: Votre demande :: Je n'ai toujours pas de nouvelles de votre part. => status_question
Re: Votre demande :: Petit rappel, nous attendons toujours une date. => status_question
Re: Votre demande :: Merci d'annuler, nous restons sur l'ancienne version. => cancel
Re: Votre demande :: La demande est devenue sans objet. => cancel
Re: Votre demande :: Merci, bonne journée ! => other
Bonjour, savez-vous quand Notarix sera mis à jour ? => status_question
Les correctifs de novembre sont-ils installés ? => status_question
`)
}

func TestFrenchMails(t *testing.T) {
	checkSentences(t, `
Notre programme Fruitix est bloqué sur la version 3. Le support nous a dit d'installer la 3.2, pourriez-vous le faire vendredi ? => update_request Fruitix@3.2 provider w:2026-11-20
Salut, Fruitix a sorti une nouvelle version, tu me l'installes quand t'as deux minutes ? => update_request Fruitix@ provider
Je voulais savoir si vous pouviez mettre Fruitix à jour cette semaine. => update_request Fruitix@ provider
Il paraît que Fruitix 3.2 est obligatoire dès janvier, on fait comment ? => update_request Fruitix@3.2
Auriez-vous un moment la semaine prochaine pour passer Fruitix en 3.2 ? => update_request Fruitix@3.2 w:2026-11-23/2026-11-27
Fruitix : merci de mettre la dernière version, on a encore la 2.9. => update_request Fruitix@ provider
Fruitix 2.9 → 3.2, deux postes, mardi si possible. => update_request Fruitix@3.2 w:2026-11-24
On est les derniers à avoir Fruitix 2.9, les autres succursales sont en 3.2. Vous pouvez nous passer aussi en 3.2 ? => update_request Fruitix@3.2 provider
Notre logiciel Terra Plan est obsolète, il faut le remplacer par la version 6. => update_request Terra_Plan@6
Le logiciel s'appelle Terra Plan, c'est la version 6 qu'il nous faut. => update_request Terra_Plan@6
Voilà, c'est pour le nouveau poste de Luc : Terra Plan 6 et Fruitix 3.2, comme chez les autres. => update_request Terra_Plan@6 Fruitix@3.2
Bonjour, serait-ce possible d'installer Terra Plan chez Luc et Anne ? => update_request Terra_Plan@
Pourriez-vous ajouter Terra Plan au poste de Luc, svp ? Licence : TP6A-11BC-77QX-9920 => update_request Terra_Plan@ provider lic:provided
Je vous joins le lien pour Terra Plan 6 : https://terra.example/dl/tp6.msi. La clé, c'est toujours la même. => update_request Terra_Plan@6 set:https://terra.example/dl/tp6.msi lic:not_needed
J'ai déposé le programme d'installation de Terra Plan 6 dans le dossier partagé. On attend encore le code. => update_request Terra_Plan@6 lic:promised
Terra Plan va être mis à jour par l'éditeur le 8 décembre, il faudrait que quelqu'un de chez vous soit là. => update_request Terra_Plan@ partner w:2026-12-08
M. Keller de Terra Soft installe la version 6 de Terra Plan le 8 décembre, merci de lui ouvrir l'accès. => update_request Terra_Plan@6 partner w:2026-12-08
La société Terra Soft s'occupe de l'installation, vous pouvez les joindre au 021 000 00 00. Il s'agit de Terra Plan 6. => update_request Terra_Plan@6 partner
Merci d'installer Terra Plan 6. Le vendredi après 16h c'est plus calme chez nous. => update_request Terra_Plan@6
Merci d'installer Terra Plan 6. Tous les mardis je suis là. => update_request Terra_Plan@6 w:
Merci d'installer Terra Plan 6. À partir du 7 décembre, quand vous voulez. => update_request w:
Merci d'installer Terra Plan 6. On boucle l'année le 31, donc après ce serait mieux. => update_request w:
Merci d'installer Terra Plan 6. Il y a le feu, un client attend ! => update_request urgent
Merci d'installer Terra Plan 6. Samedi matin nous irait aussi. => update_request off
Merci d'installer Terra Plan 6. Dans l'idéal pendant la pause de midi. => update_request Terra_Plan@6 office
Merci d'installer Terra Plan 6. La date limite c'est le 11 décembre. => update_request w:
Merci d'installer Terra Plan 6. Je ne suis au bureau que le lundi et le jeudi. => update_request
Merci d'installer Terra Plan 6. Venez quand vous voulez sauf mercredi. => update_request w:
Bonjour, nous aurions besoin d'un devis pour passer à Terra Plan 6. => other
Bonjour, Terra Plan 6 est-il compatible avec notre serveur ? => other
Terra Plan se ferme tout seul depuis hier, que faire ? => other
Impossible d'ouvrir Terra Plan, message "licence expirée". => other
Nous avons trois licences Terra Plan de trop, comment les rendre ? => other
Bonjour, j'aimerais changer mon mot de passe Terra Plan. => other
La formation Terra Plan du 8 décembre aura lieu chez nous, merci de préparer la salle. => other
Merci pour l'installation de Terra Plan hier, ça tourne bien. => test_passed
Depuis l'installation de Terra Plan hier, plus rien n'imprime. => test_failed
Avez-vous déjà installé Terra Plan chez Luc ? => status_question
Bonjour, l'installation de Terra Plan est prévue pour quand ? => status_question
On laisse tomber Terra Plan, merci de retirer notre demande. => cancel
Finalement pas besoin d'installer Terra Plan, Luc nous quitte. => cancel
Je peux installer Terra Plan moi-même ? J'ai le fichier. => self_service
Notre apprenti installera Terra Plan tout seul, pas besoin de venir. => self_service
`)
}

func TestFrenchLonger(t *testing.T) {
	checkSentences(t, `
Bonjour Livia, petite question : est-ce que tu pourrais mettre Bovitrack sur la dernière version ? On en a besoin pour les primes de janvier. Je t'envoie la licence demain. => update_request Bovitrack@ provider lic:promised w:
Bonsoir, Bovitrack nous dit "version 5.4 requise" à chaque ouverture. On clique sur ignorer mais ça devient pénible. Merci de faire le nécessaire. => update_request Bovitrack@5.4 provider
On a changé de caisse samedi et le fournisseur exige Tickéo 3. Chez nous c'est encore Tickéo 2.7. Quand pouvez-vous venir ? => update_request Tickéo@3
Tickéo 3 est disponible depuis lundi. Le setup est dans mon dossier Téléchargements. Notre abonnement est à jour donc rien à payer. => update_request Tickéo@3 lic:not_needed w:
Suite à notre téléphone de ce matin, voici le lien pour Tickéo 3 : https://dl.tickeo.example/3/setup.msi. Licence inchangée. Mardi 1er décembre à 7h30 avant l'ouverture ? => update_request Tickéo@3 set:https://dl.tickeo.example/3/setup.msi lic:not_needed w:2026-12-01T07:30
Est-ce que quelqu'un peut installer Agenda Vert sur les trois postes de l'accueil ? C'est gratuit, ça se télécharge sur leur site. Pas d'urgence. => update_request Agenda_Vert@ provider lic:not_needed calm
Nous venons d'acquérir Forestis 11 et souhaitons le mettre en service début janvier. L'installation sera faite par vos soins, la clé suivra. => update_request Forestis@11 provider lic:promised w:2027-01-01/2027-01-10
La commune nous a demandé d'utiliser la même version de Forestis qu'elle, soit la 11.2. Nous avons la 10. => update_request Forestis@11.2
Pourriez-vous repasser Forestis de la 11 à la 10.4 ? La 11 ne marche pas avec nos cartes. => update_request Forestis@10.4 provider
Je reviens de vacances et je vois que Cuisiplan attend toujours sa mise à jour. Un créneau cette semaine ? => update_request Cuisiplan@
Cuisiplan 2027 vient d'arriver par la poste avec un nouveau dongle. Il n'y a plus qu'à l'installer ! => update_request Cuisiplan@2027
Le dongle de Cuisiplan reste le même, la version passe de 2026 à 2027. Merci de prévoir ça pour mi-décembre. => update_request Cuisiplan@2027 lic:not_needed w:2026-12-11/2026-12-20
Merci de mettre à jour Cuisiplan et aussi Dessinator (dernières versions), sur le PC du patron. => update_request Cuisiplan@ Dessinator@
Deux choses : 1) Cuisiplan à passer en 2027 2) l'écran de Paul scintille. => update_request Cuisiplan@2027
Pour Cuisiplan 2027 il faut la licence réseau, je l'ai commandée hier. Le 3 ou le 4 décembre vous irait ? => update_request Cuisiplan@2027 lic:promised w:2026-12-03,2026-12-04
Le technicien de Cuisiplan se connectera le 3 décembre à 10h pour installer la 2027, merci de surveiller. => update_request Cuisiplan@2027 partner w:2026-12-03T10:00
Notre informaticien interne est absent, pouvez-vous faire la mise à jour de Cuisiplan à sa place ? => update_request Cuisiplan@ provider
Je ne sais pas quelle version il faut, demandez à l'éditeur, mais Cuisiplan doit être actualisé avant la foire du 15 janvier. => update_request Cuisiplan@ w:
Vous nous aviez installé Cuisiplan 2026 l'année passée, c'est de nouveau le moment. => update_request Cuisiplan@
Bonjour, Cuisiplan est lent depuis la mise à jour de Windows. Une idée ? => other
Bonjour, j'ai essayé d'installer Cuisiplan 2027 mais il faut les droits admin. Pouvez-vous le faire ? => update_request Cuisiplan@2027 provider
Bonjour, quels prérequis pour Cuisiplan 2027 ? => other
Cuisiplan et moi on est fâchés, il perd mes plans. Vous auriez un moment pour regarder ? => other
Bonjour, la souris de Mme Cuche est morte, il m'en faudrait une nouvelle. => other
Bonjour, merci de supprimer Cuisiplan du poste 4, on ne l'utilise plus. => other
Bonjour, à qui dois-je adresser la facture de la licence Cuisiplan ? => other
[date]
Je préfère la 2 si elle est encore libre. => accept_date opt:2
Mince, ces trois jours on est sur un chantier. Début janvier ? => decline_dates w:2027-01-01/2027-01-10
La 1 à la rigueur. => accept_date opt:1
[test]
J'ai ouvert trois dossiers et imprimé deux plans, tout est là. => test_passed
Pas terrible, les plans sortent sans cotes. => test_failed
Nickel, on peut travailler. => test_passed
Paul n'arrive pas à se connecter, les autres oui. => test_failed
`)
}

func TestFrenchErrands(t *testing.T) {
	checkSentences(t, `
Bonjour, pourriez-vous installer la nouvelle imprimante HP LaserJet 4200 au secrétariat jeudi ? => other
Bonjour, pourriez-vous m'installer une deuxième imprimante ? => other
Bonjour, pouvez-vous mettre à jour l'adresse de notre siège dans vos fichiers : rue du Lac 12, 1800 Vevey ? => other
Bonjour, merci de mettre à jour mon numéro de natel dans l'annuaire. => other
Pourriez-vous m'expliquer comment fonctionne la version 2027 de Cuisiplan ? => other
Bonjour, le nouveau collègue Marc Blanc commence lundi, il lui faut un accès au dossier Projets. => other
Bonjour, Sophie, de la compta, n'arrive plus à ouvrir Cuisiplan 2026 depuis lundi 16. => other
Merci pour hier. Cuisiplan tourne, par contre Paul n'a plus ses raccourcis. => other
Le correcteur de Cuisiplan souligne tout en rouge, on peut désactiver ça ? => other
Salut, tu peux me rappeler au sujet de Cuisiplan ? => other
Bonjour, merci de changer le disque du serveur, il fait du bruit. => other
L'imprimante du 1er étage fait de nouveau des traits noirs. Quelqu'un pourrait-il passer voir ? => other
Pouvez-vous envoyer vos prochaines factures à notre nouvelle adresse, chemin des Vergers 12, 1027 Lonay ? => other
Merci de nous envoyer le colis à la rue de la Gare 4, 1110 Morges. => other
Pouvez-vous nous dire combien de temps dure la mise à jour de Cuisiplan ? => other
Qui a installé Cuisiplan chez nous à l'époque ? => other
Notre site internet doit être mis à jour, l'adresse a changé. => other
Pourriez-vous mettre la signature de Paul à jour dans Outlook ? => other
Les prix de Cuisiplan ont augmenté, est-ce que la mise à jour est comprise dans notre contrat ? => other
Faut-il accepter la mise à jour que Windows propose ? => other
Nous cherchons une salle pour la formation Cuisiplan, auriez-vous une idée ? => other
Cuisiplan 2026 ne démarre plus depuis la panne, c'est urgent ! => other
Bonjour, on ne reçoit plus les mails de Cuisiplan avec les commandes. => other
Bonjour, voici la version 3 de notre offre, merci de la valider. => other
Ma version papier du contrat est la 2, laquelle est la bonne ? => other
Bonjour, j'ai transmis vos coordonnées à un ami, il vous contactera pour Cuisiplan. => other
`)
}

func TestFrenchScattered(t *testing.T) {
	checkSentences(t, `
Bonjour, nous utilisons Jardinor 4. Les gars de Jardinor conseillent de passer à la 4.6 à cause d'un bug. Vous avez de la place la semaine 49 ? => update_request Jardinor@4.6 w:2026-11-30/2026-12-04
Salut Noah, t'as vu qu'il y a une nouvelle Jardinor ? Ce serait cool de l'avoir avant les foins. => update_request Jardinor@
jardinor 4.6 est sorti, on peut l'avoir ? le fichier je l'ai déjà => update_request jardinor@4.6
Bonjour, il s'agirait d'installer Jardinor sur le pc de ma fille, elle reprend l'exploitation. La licence est au nom de l'entreprise et reste valable. => update_request Jardinor@ lic:not_needed
Depuis des mois on repousse Jardinor 5, cette fois faut y aller. Première quinzaine de janvier ? => update_request Jardinor@5 w:2027-01-01/2027-01-15
Dès mars nous devons disposer de Jardinor 5 et de Cavexpert 2.1. => update_request Jardinor@5 Cavexpert@2.1
Voici la licence pour Jardinor : JRD5-88QK-2201-PLMX. Pour l'installation, voyez avec Marc. => update_request Jardinor@ lic:provided
Merci de prendre rendez-vous avec M. Gay (gay@jardinor.example) pour la mise à jour de Jardinor, c'est lui qui a le fichier et la clé. => update_request Jardinor@ partner
Jardinor se met à jour tout seul d'habitude mais là il me demande un mot de passe admin. => other
Vous pourriez installer Jardinor mercredi 2 plutôt que jeudi 3 ? => update_request Jardinor@ w:2026-12-02
Pourriez-vous réinstaller Jardinor sur mon nouveau PC ? Même version, même licence. => update_request Jardinor@ provider lic:not_needed
Installation Jardinor :: Bonjour, comme discuté, voilà le lien https://dl.jardinor.example/j5.exe. Je serai là tout le jeudi 26. => update_request Jardinor@ set:https://dl.jardinor.example/j5.exe w:2026-11-26
Bonjour, je n'ai pas le mot de passe pour installer Jardinor 5, pouvez-vous vous connecter et le faire ? => update_request Jardinor@5 provider
On peut voir pour Jardinor 5 entre le 11 et le 15 janvier, le matin ? Pas le 13. => update_request Jardinor@5 w:2027-01-11/2027-01-15
Il nous manque la version 5 de Jardinor au bureau 2, les autres l'ont. => update_request Jardinor@5
Pour info le support de Jardinor 4 s'arrête en juin. À planifier donc, merci. => update_request
L'éditeur Hortisoft met à disposition Jardinor 5.0.2, à installer rapidement pour une question de sécurité. => update_request Jardinor@5.0.2 urgent
Mme Rey travaille désormais aussi avec Jardinor, merci d'installer le programme chez elle. Licence : on en a une de réserve. => update_request Jardinor@ provider lic:not_needed
[info]
Bonjour, le logiciel c'est Jardinor, version 5, et la licence ne change pas. => info Jardinor@5 lic:not_needed
On est libres toute la semaine 50. => info w:2026-12-07/2026-12-11
La clé : JRD5-88QK-2201-PLMX. L'installateur suit. => info lic:provided
Pas de nouvelle licence, c'est un abonnement. Et pour la date, plutôt un lundi, le 7 ou le 14 décembre. => info lic:not_needed w:2026-12-07,2026-12-14
Je ne sais pas pour la licence, demandez à Hortisoft (support@hortisoft.example). => info lic:unknown
`)
}
