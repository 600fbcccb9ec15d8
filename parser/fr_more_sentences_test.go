package parser

import "testing"

func TestFrenchMore(t *testing.T) {
	checkSentences(t, `
Bonjour à tous, le logiciel du cabinet, Dentarix, me dit qu'il faut passer à la 6.4. Vous pouvez regarder ? Merci. => update_request Dentarix@6.4
Pourriez-vous prévoir la mise à jour d'Agrisoft (version 12.3) sur le poste du bureau ? Idéalement un lundi matin. => update_request Agrisoft@12.3 provider
Selon notre entretien téléphonique, veuillez installer Winplan 2027 chez nous. La clé de licence vous parviendra par la poste. => update_request Winplan@2027 provider lic:promised
Hello, dispo pour une maj de Cadratin ? On est en 4.1, il faudrait la 4.5. => update_request Cadratin@4.5
Notre version de Cadratin n'est plus supportée dès le 31 mars. Merci de planifier le passage à la version 5. => update_request Cadratin@5 w:
Comme chaque année, il faut installer la mise à jour de fin d'année de Salarix (2026.12). => update_request Salarix@2026.12
Le module de facturation de Salarix doit être mis à jour, on me demande la version 3.2.1. => update_request Salarix@3.2.1
Peux-tu me rajouter Cadratin 5 sur le nouveau laptop ? => update_request Cadratin@5 provider
Il existe un correctif 4.5.2 pour Cadratin, merci de l'appliquer. => update_request Cadratin@4.5.2 provider
Je n'arrive pas à ouvrir les fichiers du mandant, ils sont faits avec Archiplan 28. Pourriez-vous me mettre cette version ? => update_request Archiplan@28 provider
Nous avons commandé la nouvelle version de Cadratin. Quand pourriez-vous l'installer ? => update_request Cadratin@ provider
Pour info, Salarix 2027 est sorti. On aimerait l'avoir avant les salaires de janvier. => update_request Salarix@2027 w:
Nous changeons de version : Archiplan 27 -> Archiplan 28, trois postes, licences flottantes inchangées. => update_request Archiplan@28 lic:not_needed
Merci d'installer Ferrolux 8.2. Pour la licence, c'est toujours la même. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. Aucun achat de licence n'est nécessaire. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. La licence est liée au serveur et n'est pas touchée. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. Le contrat couvre la mise à jour, il n'y a pas de clé à saisir. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. Nous gardons notre licence réseau. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. Licence à suivre. => update_request lic:promised
Merci d'installer Ferrolux 8.2. Quant à la clé, notre revendeur nous la livrera la semaine prochaine. => update_request lic:promised w:
Merci d'installer Ferrolux 8.2. La licence n'est pas encore là. => update_request lic:promised
Merci d'installer Ferrolux 8.2. J'ai demandé la licence à l'éditeur, j'attends sa réponse. => update_request lic:promised
Merci d'installer Ferrolux 8.2. Vous recevrez la licence directement de l'éditeur. => update_request lic:promised provider
Merci d'installer Ferrolux 8.2. Je vous envoie le setup demain matin. => update_request w:
Merci d'installer Ferrolux 8.2. Le fichier est déposé sur Q:\Installations\Ferrolux. => update_request Ferrolux@8.2
Merci d'installer Ferrolux 8.2 la première semaine de janvier. => update_request
Merci d'installer Ferrolux 8.2 lundi 30 novembre entre midi et 14h. => update_request w:2026-11-30T12:00
Merci d'installer Ferrolux 8.2 ; le 1er décembre à la première heure si possible. => update_request w:2026-12-01
Merci d'installer Ferrolux 8.2. Évitez les vendredis. => update_request w:
Merci d'installer Ferrolux 8.2. Le jeudi 26 nous avons une foire. => update_request w:
Merci d'installer Ferrolux 8.2. Notre responsable est là dès le 14 décembre. => update_request w:
Merci d'installer Ferrolux 8.2 sous huitaine. => update_request
Merci d'installer Ferrolux 8.2. Une date entre le 7 et le 18 décembre nous conviendrait, hormis le 11. => update_request w:2026-12-07/2026-12-18
Merci d'installer Ferrolux 8.2. Je rentre de vacances le 7 décembre. => update_request w:
Merci d'installer Ferrolux 8.2. Demain je serai absent, après-demain c'est parfait. => update_request w:2026-11-21
Merci d'installer Ferrolux 8.2 ce soir encore si possible. => update_request urgent
Merci d'installer Ferrolux 8.2. Bon week-end ! => update_request office w:
Merci d'installer Ferrolux 8.2. Ça ne presse pas. => update_request calm
Merci d'installer Ferrolux 8.2. C'est prioritaire pour nous. => update_request urgent
Merci d'installer Ferrolux 8.2. C'est une urgence, tout est à l'arrêt. => update_request urgent
Notre fournisseur Morand SA veut installer Ferrolux 8.2 le 8 décembre et a besoin d'un accès. => update_request Ferrolux@8.2 partner w:2026-12-08
La société Morand va nous passer sur Ferrolux 8.2. Quand pourriez-vous être présents ? => update_request Ferrolux@8.2 partner
Pour Ferrolux 8.2, merci de fixer une date avec M. Morand (p.morand@morand.example). => update_request Ferrolux@8.2 partner
[date]
Je prends le lundi. => accept_date
La 2 svp. => accept_date opt:2
Mercredi me va. => accept_date
Oui, le 10 à 14h ça joue. => accept_date at:2026-12-10T14:00
C'est parfait pour le 15, merci de confirmer. => accept_date at:2026-12-15
Bonjour, la date du 14 décembre nous convient. => accept_date at:2026-12-14
Nous serions disponibles pour la deuxième variante. => accept_date opt:2
Votre première proposition est la bonne. => accept_date opt:1
Le 14 ne va pas, par contre le 16 est en ordre. => accept_date at:2026-12-16
Hélas, le 14 je suis en formation et le 16 nous sommes fermés. => decline_dates
Trop tôt pour nous, plutôt après le 10 janvier. => decline_dates w:
Nous préférerions la semaine d'après. => decline_dates
Aucun des créneaux ne joue, on pourrait dire le 21 décembre à 10h ? => decline_dates w:2026-12-21T10:00
[test]
Testé ce matin, rien à signaler. => test_passed
Nous avons fait le tour, tout est bon. Merci ! => test_passed
Cela fonctionne de nouveau, un grand merci. => test_passed
L'impression des étiquettes donne une page blanche. => test_failed
Deux collègues ne voient plus leurs dossiers. => test_failed
Le programme plante au démarrage. => test_failed
La version affichée est toujours l'ancienne. => test_failed
[]
Re: Confirmation de votre rendez-vous :: Le 8 tombe mal, on pourrait décaler au 10 à la même heure ? => reschedule w:2026-12-10
Re: Rendez-vous :: Je dois remettre notre rendez-vous, je suis malade. => reschedule
Re: Confirmation de votre rendez-vous :: Une urgence nous empêche de tenir la date de mardi. Jeudi irait aussi. => reschedule
Re: Votre demande :: La mise à jour n'est plus d'actualité. => cancel
Re: Votre demande :: Nous renonçons à l'installation. => cancel
Re: Votre demande :: Est-ce que quelqu'un s'en occupe ? => status_question
Re: Votre demande :: Toujours rien ? => status_question
Re: Votre demande :: C'est bien noté, merci pour l'info. => other
Où en est notre demande concernant Cadratin ? => status_question
Est-ce que les dernières mises à jour de sécurité ont été appliquées sur notre serveur ? => status_question
Est-il possible que j'installe Cadratin moi-même sur mon portable ? => self_service
Pourriez-vous ajouter une licence à notre contrat ? => other
L'écran de la réception reste noir. => other
Madame Rochat nous quitte fin novembre, merci de bloquer son compte. => other
Nous avons reçu un courriel bizarre avec une facture, faut-il l'ouvrir ? => other
Comment fait-on pour exporter une liste dans Cadratin ? => other
Profitez de notre offre sur Cadratin 5, -20 % jusqu'au 31 décembre ! => other
`)
}

func TestFrenchThird(t *testing.T) {
	checkSentences(t, `
Bonjour, notre comptable a besoin de la dernière version de Fiduplan pour lundi. Vous vous en chargez ? => update_request Fiduplan@ provider
Demande d'installation : Fiduplan 9.1, poste de Mme Chappuis, mardi 1er décembre à 10h. => update_request Fiduplan@9.1 w:2026-12-01T10:00
Madame, Monsieur, nous vous saurions gré de procéder à la migration de Fiduplan 8 vers Fiduplan 9 dans le courant du mois de décembre. => update_request Fiduplan@9 provider w:2026-12-01/2026-12-31
Fiduplan v9 svp sur tous les postes, merci d'avance. => update_request Fiduplan@9
Le nouveau Fiduplan est arrivé, vous passez quand l'installer ? => update_request Fiduplan@
On m'a dit que la version 9 de Fiduplan réglait ce bug, pouvez-vous me la mettre ? => update_request Fiduplan@9 provider
Il manque Fiduplan sur le PC de la nouvelle apprentie, pourriez-vous le poser ? => update_request Fiduplan@ provider
Sur le serveur TS tourne encore Fiduplan 8.4. Merci de le monter en 9.0. => update_request Fiduplan@9.0 provider
Mises à jour souhaitées :/1) Fiduplan 9.1, licence inchangée/2) Cadratin 5, clé suit/3) Salarix 2027 => update_request Fiduplan@9.1 Cadratin@5 Salarix@2027 lic:not_needed
Vous serait-il possible de nous mettre Fiduplan à niveau avant le bouclement ? => update_request Fiduplan@ provider w:
Avec la nouvelle TVA il nous faut absolument Fiduplan 9.2 au 1er janvier. => update_request Fiduplan@9.2
La mise à jour automatique de Fiduplan échoue, faites-la svp de votre côté. => update_request Fiduplan@ provider
J'ai téléchargé Fiduplan 9.2, le setup est sur mon bureau. Quelqu'un peut l'installer ? => update_request Fiduplan@9.2 provider
Merci d'installer Fiduplan 9.2. La clé est sur le dongle. => update_request lic:not_needed
Merci d'installer Fiduplan 9.2. Nous avons un abonnement, donc pas de clé. => update_request lic:not_needed
Merci d'installer Fiduplan 9.2. Licence réseau, rien à changer. => update_request lic:not_needed
Merci d'installer Fiduplan 9.2. On reprend la licence existante. => update_request lic:not_needed
Merci d'installer Fiduplan 9.2. La licence doit encore être renouvelée. => update_request lic:promised
Merci d'installer Fiduplan 9.2. Code d'activation à venir. => update_request lic:promised
Merci d'installer Fiduplan 9.2. Nous vous faisons suivre la licence dès réception. => update_request lic:promised
Merci d'installer Fiduplan 9.2. La licence ? Aucune idée. => update_request lic:unknown
Merci d'installer Fiduplan 9.2 un de ces jours, cela n'est pas pressant. => update_request calm w:
Merci d'installer Fiduplan 9.2 les 9 et 10 décembre. => update_request w:2026-12-09,2026-12-10
Merci d'installer Fiduplan 9.2 fin janvier. => update_request w:2027-01-21/2027-01-31
Merci d'installer Fiduplan 9.2 tôt le matin, avant 7h. => update_request off
Merci d'installer Fiduplan 9.2 le 24 ou 31 décembre au matin, le bureau sera vide. => update_request w:2026-12-24,2026-12-31
Merci d'installer Fiduplan 9.2. Le 2 décembre après 16h serait idéal, sinon le 3. => update_request w:2026-12-02T16:00,2026-12-03
Merci d'installer Fiduplan 9.2. Nous avons parlé de cela le 5 novembre. => update_request w:
Merci d'installer Fiduplan 9.2. La période du 14 au 18 décembre est à éviter. => update_request w:
Merci d'installer Fiduplan 9.2. Je pars en vacances le 4 décembre. => update_request w:
[date]
Les deux dates me vont. => accept_date
Le 15, parfait. => accept_date at:2026-12-15
La date proposée est bonne pour nous. => accept_date
C'est d'accord pour jeudi. => accept_date
Proposition n° 2, avec plaisir. => accept_date opt:2
On garde la 3. => accept_date opt:3
Je suis libre mardi. => accept_date
Pas possible cette semaine-là. => decline_dates
Je ne suis pas là ces jours. => decline_dates
Cela ne m'arrange pas du tout. => decline_dates
Décembre est trop chargé, on en reparle en janvier ? => decline_dates
Pas avant Noël svp. => decline_dates
[test]
Ok pour nous. => test_passed
Impeccable, merci ! => test_passed
Tout s'ouvre correctement. => test_passed
Ça tourne comme une horloge. => test_passed
Impossible d'ouvrir le programme. => test_failed
On a une erreur 1603 au lancement. => test_failed
Le calcul des totaux est faux depuis ce matin. => test_failed
Rien ne fonctionne. => test_failed
[close]
Fermé partout. => ready
Les trois postes sont libres. => ready
Nous sommes prêts. => ready
[]
Re: Confirmation de votre rendez-vous :: Serait-il possible de repousser le rendez-vous à la semaine prochaine ? => reschedule w:2026-11-23/2026-11-27
Re: Confirmation de votre rendez-vous :: Pouvons-nous plutôt faire ça l'après-midi du même jour ? => reschedule
Re: Confirmation de votre rendez-vous :: Je dois annuler le rendez-vous de mardi, je vous recontacte. => cancel
Re: Votre demande :: Inutile de continuer, nous avons résilié le contrat. => cancel
Re: Votre demande :: Avez-vous pu regarder ? => status_question
Re: Votre demande :: Ça avance ? => status_question
Quand est prévue la mise à jour de Fiduplan ? => status_question
Bonjour, il nous faudrait un deuxième écran pour la réception. => other
Le mot de passe de Fiduplan ne marche plus. => other
Merci de nous envoyer une offre pour Fiduplan 9. => other
`)
}
