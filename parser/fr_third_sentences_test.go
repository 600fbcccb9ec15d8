package parser

import "testing"

func TestFrenchSpoken(t *testing.T) {
	checkSentences(t, `
salut, c'est au sujet de Gestibox, on est tjs en 4 et le revendeur m'a dit que la 4.2 est dispo, vous pouvez me la mettre ? => update_request Gestibox@4.2 provider
Bonjour, on tourne encore sur Gestibox 4 à l'atelier, paraît que la 5 corrige le souci d'impression. Possible de passer chez nous ? => update_request Gestibox@5
Rapport à Vinobase : on a la 11, il existe une 12. Vous pouvez faire le nécessaire ? => update_request Vinobase@12 provider
Le type de chez Caisséo m'a dit au téléphone qu'il nous fallait la 3.8. Vous me la mettez quand ? => update_request provider
Vinobase 12 vient de sortir, d'après eux ça règle nos plantages. On la veut bien ! => update_request Vinobase@12
Gestibox chez nous c'est la 4.0, les collègues de Sion ont déjà la 4.2. On aimerait la même. => update_request Gestibox@4.2
Plurimed affiche sans arrêt "mise à jour disponible". Tu peux t'en occuper ? => update_request Plurimed@ provider
Plurimed demande la 6.3 depuis ce matin, tu peux regarder ça ? => update_request Plurimed@6.3 provider
Bonjour, Pharma Vista ne s'ouvre plus, il paraît qu'il faut la version 9.1. Pouvez-vous l'installer ? => update_request Pharma_Vista@9.1 provider
Bonjour, pour le programme de caisse (Caisséo) il faudrait la 3.8 svp => update_request Caisséo@3.8
Caisséo, notre logiciel de caisse, doit absolument être passé en 3.8 avant Noël. => update_request Caisséo@3.8 w:
L'éditeur nous pousse à prendre la 8 de Réservio. Pourriez-vous vous en charger ? => update_request Réservio@8 provider
Notre programme de réservation, Réservio, passe en version 8. Vous vous en occupez ? => update_request Réservio@8 provider
- Réservio (notre logiciel de réservation) : il nous faudrait la version 8, la licence continue telle quelle. => update_request Réservio@8 lic:not_needed
Ça concerne Réservio, le programme des chambres. L'éditeur conseille la 8.1. Merci de l'installer. => update_request Réservio@8.1 provider
Bonjour c'est Josiane, il faudrait nous passer Scolabs à la version 3 point 5, merci à vous. => update_request Scolabs@3.5
Je dicte depuis la voiture, mets-nous Scolabs 7 point 2 la semaine prochaine. => update_request Scolabs@7.2 provider w:2026-11-23/2026-11-27
faudrait la maj de vinobase, lundi ou mardi => update_request w:2026-11-23,2026-11-24
faudrait mettre gestibox 4.2 chez moi => update_request gestibox@4.2
svp gestibox 4.2 sur le pc de la réception, merci => update_request gestibox@4.2
Bonjour, on voudrait Gestibox 4.2 pour la compta. Le programme est ici : https://dl.gestibox.example/4.2/setup.exe => update_request Gestibox@4.2 set:https://dl.gestibox.example/4.2/setup.exe
Est-ce possible d'avoir Toit Expert Pro en 2027 sur mon poste ? => update_request Toit_Expert_Pro@2027
Hello, c'est de nouveau l'heure de Salariline : version 2027, comme chaque année. Merci d'avance. => update_request Salariline@2027
Le fisc exige la version 2026.3 d'ImpôtFacile, donc il nous la faut. => update_request ImpôtFacile@2026.3
Pourrais-tu jeter un œil à Gestibox ? Il réclame la 4.2. => update_request Gestibox@4.2 provider
Peux-tu nous passer StatiPlus de 24.1 à 24.3 ? => update_request StatiPlus@24.3 provider
On m'a conseillé de monter StatiPlus en 24.3. Vous avez un moment jeudi ? => update_request StatiPlus@24.3 w:2026-11-26
On passe à StatiPlus 24.3 quand ? L'installateur est prêt. => update_request StatiPlus@24.3
Je n'ai pas la dernière version de Vinobase, mes collègues oui. Vous pouvez arranger ça ? => update_request Vinobase@ provider
Nouvelle mouture de Vinobase (12.1) sortie hier, à poser chez nous svp. => update_request Vinobase@12.1
`)
}

func TestFrenchLicenceSpoken(t *testing.T) {
	checkSentences(t, `
Merci d'installer Ferrolux 8.2. Plus besoin de clé avec cette version. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. La licence il n'y en a pas besoin, c'est le canton qui paie. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. La licence réseau est sur le serveur, elle ne bouge pas. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. Pour la licence, il n'en faut pas de nouvelle. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. Question licence rien ne change. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. Côté licence, rien à faire. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. Le code reste le même. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. On peut reprendre la clé d'avant. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. L'ancienne clé marche encore. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. La licence est toujours bonne. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. Notre licence est à vie. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. La licence court encore deux ans. => update_request lic:not_needed w:
Merci d'installer Ferrolux 8.2. La clé est déjà dans le programme. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. Pas de licence à saisir. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. C'est gratuit. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. C'est un logiciel libre. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. Je suis libre mardi 24. => update_request lic:unknown w:2026-11-24
Merci d'installer Ferrolux 8.2. La licence devrait arriver ces prochains jours. => update_request lic:promised
Merci d'installer Ferrolux 8.2. Licence : je te la fais suivre. => update_request lic:promised
Merci d'installer Ferrolux 8.2. La clé, on l'attend. => update_request lic:promised
Merci d'installer Ferrolux 8.2. La licence je l'ai pas encore payée, dès que je l'ai je vous l'envoie. => update_request lic:promised
Merci d'installer Ferrolux 8.2. Le code d'activation arrive par la poste. => update_request lic:promised
Merci d'installer Ferrolux 8.2. Je vous amène la clé lundi. => update_request lic:promised
Merci d'installer Ferrolux 8.2. Pour la clé, mon comptable doit encore la retrouver. => update_request lic:promised
Merci d'installer Ferrolux 8.2. Nous recevrons le fichier de licence début décembre. => update_request lic:promised
Merci d'installer Ferrolux 8.2. La licence vous sera transmise par notre revendeur. => update_request lic:promised
Merci d'installer Ferrolux 8.2. La licence est en train d'être commandée. => update_request lic:promised
Merci d'installer Ferrolux 8.2. Pour la licence je sais pas. => update_request lic:unknown
Merci d'installer Ferrolux 8.2. On aura besoin d'une nouvelle licence ? => update_request lic:unknown
Merci d'installer Ferrolux 8.2. Il nous faut une nouvelle licence. => update_request lic:unknown
`)
}

func TestFrenchDaysSpoken(t *testing.T) {
	checkSentences(t, `
Merci d'installer Ferrolux 8.2 mercredi 9 décembre (lundi c'est férié et mardi je suis à Berne), dès 8h. => update_request w:2026-12-09T08:00
Merci d'installer Ferrolux 8.2. La semaine prochaine ce sont les vacances, le mercredi 2 décembre serait parfait. => update_request w:2026-12-02
Merci d'installer Ferrolux 8.2 début janvier quand il n'y a pas encore trop de monde. => update_request w:2027-01-01/2027-01-10
Merci d'installer Ferrolux 8.2. Le 8 décembre on est en inventaire. => update_request w:
Merci d'installer Ferrolux 8.2. Lundi on est fermés. => update_request w:
Merci d'installer Ferrolux 8.2. Le 8 décembre nous sommes tous à Zurich, le 9 ça irait. => update_request w:2026-12-09
Merci d'installer Ferrolux 8.2, rien avant le 15 décembre. => update_request w:
Merci d'installer Ferrolux 8.2. Surtout pas le 26 ni le 27, nous avons un mariage. => update_request w:
Merci d'installer Ferrolux 8.2. Le 2 ou le 4 décembre, à votre convenance. => update_request w:2026-12-02,2026-12-04
Merci d'installer Ferrolux 8.2. Pour la date, j'aurais une préférence pour le 10 décembre. => update_request w:2026-12-10
Merci d'installer Ferrolux 8.2. On est là tous les jours sauf le jeudi. => update_request w:
Merci d'installer Ferrolux 8.2. Le mieux c'est un matin, genre mardi. => update_request w:2026-11-24
Merci d'installer Ferrolux 8.2. Mardi matin ça vous va ? => update_request w:2026-11-24
Merci d'installer Ferrolux 8.2. Si mardi ça joue pour vous, super. => update_request w:2026-11-24
Merci d'installer Ferrolux 8.2. La première semaine de décembre si vous avez de la place. => update_request w:2026-12-01/2026-12-04
Merci d'installer Ferrolux 8.2. Le cabinet est fermé le jeudi, donc ce jour-là serait idéal. => update_request
Merci d'installer Ferrolux 8.2. Je vous ai écrit le 3 novembre déjà. => update_request w:
Merci d'installer Ferrolux 8.2. Notre contrat expire le 31 décembre. => update_request w:
Merci d'installer Ferrolux 8.2. Le bouclement est le 15 janvier, donc plutôt le 20 janvier. => update_request w:2027-01-20
Merci d'installer Ferrolux 8.2. Vous pourriez venir le lundi 7 à 13h30 ? => update_request w:2026-12-07T13:30
Merci d'installer Ferrolux 8.2. Le 14 j'ai la révision, le 16 par contre c'est bon. => update_request w:2026-12-16
`)
}

func TestFrenchAnswersSpoken(t *testing.T) {
	checkSentences(t, `
[info]
Ah oui la date, j'avais oublié. Plutôt fin avril, avant on a les plantations. => info w:2027-04-21/2027-04-30
Pour la date, mi-janvier irait bien. => info w:2027-01-11/2027-01-20
C'est Gestibox, version 4.2. => info Gestibox@4.2
Gestibox, on a la 4.0 et on veut la 4.2. Pour la licence, il n'en faut pas. => info Gestibox@4.2 lic:not_needed
Le lien : https://dl.gestibox.example/setup.exe. Pas besoin de licence, elle est déjà dans le programme. => info set:https://dl.gestibox.example/setup.exe lic:not_needed
C'est vous qui faites l'installation. => info provider
C'est l'éditeur qui s'en charge. => info partner
Le 8 décembre svp. => info w:2026-12-08
La licence, je vous l'envoie ce soir. => info lic:promised
[date]
La 3 convient. C'est notre technicien qui fera la mise à jour. => accept_date opt:3 partner
Ok pour la 2. => accept_date opt:2
Aucune des trois, on a l'inventaire jusqu'au 20. => decline_dates
Mardi c'est bon pour moi. => accept_date
Le 15 ça passe. => accept_date at:2026-12-15
Allez, va pour le 15 à 9h. => accept_date at:2026-12-15T09:00
On va dire le 15. => accept_date at:2026-12-15
Ces dates ne vont pas, je rentre de vacances le 20 seulement. => decline_dates
Désolé, c'est trop court pour nous, plutôt en janvier. => decline_dates
[test]
Toute l'équipe a essayé : les dossiers s'ouvrent, les étiquettes s'impriment. C'est même plus rapide. => test_passed
Pour nous c'est bon, merci ! => test_passed
RAS, tout roule. => test_passed
Je confirme que ça fonctionne. => test_passed
Bien joué, c'est nickel. => test_passed
Les étiquettes sortent de travers depuis la mise à jour. => test_failed
Je ne retrouve plus mes modèles. => test_failed
Ça marche sauf l'export PDF. => test_failed
Le programme ne démarre toujours pas. => test_failed
Toujours la 4.0 chez moi. => test_failed
[]
rdv de jeudi :: bonsoir, pour jeudi 8h ça va pas le faire, on peut mettre ça au mercredi 2 décembre même heure ? => reschedule w:2026-12-02T08:00
Bonjour, jeudi ça ne joue finalement pas pour notre rendez-vous. On peut faire lundi à la place ? => reschedule w:2026-11-23
Re: Confirmation de votre rendez-vous :: Je suis au lit avec la grippe, on peut reporter à la semaine prochaine ? => reschedule w:2026-11-23/2026-11-27
Bonjour, du nouveau pour Gestibox ? Je vous avais tout envoyé le 9 novembre et depuis silence radio... => status_question
Gestibox :: Bonjour, des nouvelles ? => status_question
Bonjour, vous avez reçu ma demande pour Gestibox ? => status_question
Alors, cette mise à jour, ça vient ? => status_question
Re: Votre demande :: Quelqu'un a pu regarder pour Gestibox ? => status_question
Re: Votre demande :: Laissez tomber, on change de programme. => cancel
Re: Votre demande :: Finalement on garde l'ancienne version, vous pouvez fermer la demande. => cancel
Re: Votre demande :: Notre informaticien l'installera lui-même, merci quand même. => self_service
Merci d'installer Ferrolux 8.2. N'annulez pas l'ancienne version. => update_request Ferrolux@8.2
Merci d'installer Ferrolux 8.2. Ne désinstallez pas la 8.1 stp. => update_request Ferrolux@8.2
L'imprimante du bureau n'imprime plus. => other
Gestibox affiche une erreur au démarrage, vous pouvez m'appeler ? => other
Depuis ce matin Gestibox est très lent. => other
J'ai oublié mon mot de passe pour Gestibox. => other
Combien coûterait Gestibox 4.2 pour trois postes ? => other
Notre nouvelle collègue, Mme Aubry, commence le 1er décembre. Merci de préparer un compte. => other
Pourriez-vous donner à M. Rey l'accès au dossier Compta ? => other
J'ai une question sur votre facture 2026-118. => other
Comment faire une sauvegarde dans Gestibox ? => other
Merci pour la mise à jour, tout le monde est content. => test_passed
Bonne année à toute l'équipe ! => other
Avez-vous aussi des batteries pour portables ? => other
`)
}
