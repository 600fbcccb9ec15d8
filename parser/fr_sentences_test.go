package parser

import "testing"

func TestFrenchRequests(t *testing.T) {
	checkSentences(t, `
Pourriez-vous passer Ferrolux à la 8.2 sur les deux postes de la réception ? => update_request Ferrolux@8.2 provider
Bonjour, il nous faudrait Granitik en version 2027, l'ancienne ne tourne plus sous Windows 11. => update_request Granitik@2027 nobody
Merci de bien vouloir mettre à niveau notre logiciel de caisse Orbicaisse vers la version 5.1. => update_request Orbicaisse@5.1 provider
Salut, tu peux me mettre le dernier Granitik sur mon portable ? => update_request Granitik@ provider
Est-ce que vous pourriez faire monter Tarificor de la 11 à la 12 ? => update_request Tarificor@12 provider
On voudrait passer à Sylvaris 9 avant la fin de l'année. => update_request Sylvaris@9 w:
Nous avons reçu Ferrolux 2027.1 de l'éditeur. Pouvez-vous nous le déployer ? => update_request Ferrolux@2027.1 provider
Je vous saurais gré d'effectuer la mise à jour de Meditrac (4.0.3 vers 4.1). => update_request Meditrac@4.1 provider
Granitik nous demande une mise à jour à chaque démarrage, pourriez-vous vous en occuper ? => update_request Granitik@ provider
Faites svp la maj de ferrolux 8.3 sur le poste de Mme Rochat. => update_request ferrolux@8.3 provider
Nous souhaiterions que vous installiez Polygest 3.4 sur notre serveur. => update_request Polygest@3.4 provider
Notre programme de gestion Logiterre doit être actualisé, la version 6 est sortie. => update_request Logiterre@6 nobody
Serait-il possible de nous installer la nouvelle version (7.5) de Granitik ? => update_request Granitik@7.5 provider
Je souhaite faire installer Ferrolux Studio 12 sur trois postes. => update_request Ferrolux_Studio@12
Une mise à jour de Tarificor est disponible, la 10.4. => update_request Tarificor@10.4 nobody
Veuillez procéder à l'installation de la release 22 de Polygest. => update_request Polygest@22 provider
Pouvez-vous nous monter la dernière version de Sylvaris ? => update_request Sylvaris@ provider
Nous avons acheté Granitik Pro 4 et aimerions qu'il soit installé chez nous. => update_request Granitik_Pro@4
Mise à jour Logiterre 6.2 :: Bonjour, pouvez-vous vous en charger ? Merci. => update_request Logiterre@6.2 provider
Polygest 3.5 :: Bonjour, merci de l'installer cette semaine encore. => update_request Polygest@3.5 provider
Bonjour, deux logiciels à mettre à jour : Ferrolux 8.2 et Granitik 2027. => update_request Ferrolux@8.2 Granitik@2027
Merci d'actualiser les programmes suivants :/ - Ferrolux 8.2/ - Granitik 2027/ - Tarificor 12 => update_request Ferrolux@8.2 Granitik@2027 Tarificor@12
Prière de remplacer Polygest 3.3 par Polygest 3.5. => update_request Polygest@3.5 provider
Nous travaillons encore avec Sylvaris 8 et devrions passer à la 9. => update_request Sylvaris@9 nobody
Nous utilisons actuellement la version 4.7 de Meditrac et aimerions passer à la 5.0. => update_request Meditrac@5.0 nobody
Il faudrait mettre Granitik à jour, nous sommes encore en 2024 et il existe maintenant la 2027. => update_request Granitik@2027 nobody
Notre outil de devis n'est plus à jour, pourriez-vous l'actualiser ? => update_request @ provider
Pourriez-vous installer Ferrolux sur le nouveau PC de notre apprenti ? => update_request Ferrolux@ provider
Pouvez-vous svp upgrader notre ERP Quadrix en 14.2 ? => update_request Quadrix@14.2 provider
Le fabricant nous impose de passer à Tarificor 12.1 d'ici fin mars. => update_request Tarificor@12.1 w:
Bonsoir, petite demande : le patch 3.1.7 de Meditrac devrait être posé sur le serveur. => update_request Meditrac@3.1.7 nobody
Auriez-vous la possibilité de nous faire l'upgrade de Quadrix vers la 15 ? => update_request Quadrix@15 provider
Il y a une nouvelle version de Granitik (2027.2) qu'il faudrait nous installer. => update_request Granitik@2027.2
bonjour il nous faut la nouvelle version de tarificor svp merci => update_request tarificor@
Le client Ferrolux doit passer de 7.9 à 8.0 sur tous les postes. => update_request Ferrolux@8.0 nobody
Pourriez vous svp metre a jour le logiciel Granitik on a toujours la 2023 => update_request Granitik@ provider
Pour notre atelier nous avons besoin de Sylvaris CAM 6.1. => update_request Sylvaris_CAM@6.1 nobody
Je vous prie de mettre notre version d'Orbicaisse au niveau 5.3. => update_request Orbicaisse@5.3 provider
Nous désirons faire évoluer Quadrix vers la version 16. => update_request Quadrix@16
Vous est-il possible de basculer Polygest sur la 4.0 ? => update_request Polygest@4.0 provider
Ci-joint le fichier d'installation de Meditrac 5.1, merci de l'installer quand cela vous arrange. => update_request Meditrac@5.1 provider
Appel de M. Favre : veut Granitik 2027 sur son poste, dès que possible. => update_request Granitik@2027 urgent
`)
}

func TestFrenchLicences(t *testing.T) {
	checkSentences(t, `
Merci d'installer Ferrolux 8.2. La licence actuelle reste valable. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. Pas besoin de nouvelle licence. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. La licence ne change pas. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. On garde la même clé. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. Nous travaillons avec un dongle, il reste branché sur le serveur. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. Notre abonnement court jusqu'au 30 juin 2027. => update_request lic:not_needed w:
Merci d'installer Ferrolux 8.2. L'abonnement couvre cette version. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. Les licences flottantes sont gérées par le serveur de licences, rien à faire de ce côté. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. C'est compris dans le contrat de maintenance, aucune clé n'est nécessaire. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. Il s'agit d'une version gratuite, donc sans licence. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. L'activation se fait avec le compte existant, il ne faut pas de clé. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. La licence reste inchangée. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. Licence : inchangée. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. Licence : idem. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. L'ancien numéro de série fonctionne toujours. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. Nous avons une licence perpétuelle. => update_request lic:not_needed
Merci d'installer Ferrolux 8.2. La licence suivra par courrier. => update_request lic:promised
Merci d'installer Ferrolux 8.2. Nous attendons encore la clé de l'éditeur. => update_request lic:promised
Merci d'installer Ferrolux 8.2. Je vous enverrai le fichier de licence dès que je l'aurai. => update_request lic:promised
Merci d'installer Ferrolux 8.2. La clé arrive la semaine prochaine. => update_request lic:promised w:
Merci d'installer Ferrolux 8.2. Nous n'avons pas encore reçu la nouvelle licence. => update_request lic:promised
Merci d'installer Ferrolux 8.2. La licence est commandée. => update_request lic:promised
Merci d'installer Ferrolux 8.2. Le code d'activation vous parviendra séparément. => update_request lic:promised
Merci d'installer Ferrolux 8.2. La clé, je vous la transmets demain. => update_request lic:promised w:
Merci d'installer Ferrolux 8.2. Le fournisseur doit encore nous faire parvenir la licence. => update_request lic:promised provider
Merci d'installer Ferrolux 8.2. Je dois encore demander la licence à notre revendeur. => update_request lic:promised provider
Merci d'installer Ferrolux 8.2. Clé : FX82-11AB-77QT-0093 => update_request lic:provided
Merci d'installer Ferrolux 8.2. Le numéro de série est 8841-2207-5519. => update_request lic:provided
Merci d'installer Ferrolux 8.2. Concernant la licence, je ne sais pas ce qu'il en est. => update_request lic:unknown
Merci d'installer Ferrolux 8.2. Faut-il une nouvelle licence ? => update_request lic:unknown
Merci d'installer Ferrolux 8.2. Nous avons cinq postes. => update_request lic:unknown
Merci d'installer Ferrolux 8.2. Le setup se trouve ici : https://dl.ferrolux.example/fx82.exe => update_request set:https://dl.ferrolux.example/fx82.exe
Merci d'installer Ferrolux 8.2, à télécharger sous https://ferrolux.example/telechargements/8.2/ - licence comme avant. => update_request set:https://ferrolux.example/telechargements/8.2/ lic:not_needed
Merci d'installer Ferrolux 8.2. Les nouveautés : https://ferrolux.example/nouveautes => update_request set:
`)
}

func TestFrenchWishes(t *testing.T) {
	checkSentences(t, `
Merci d'installer Ferrolux 8.2 le 8 décembre. => update_request w:2026-12-08
Merci d'installer Ferrolux 8.2, si possible le 8 ou le 9 décembre. => update_request w:2026-12-08,2026-12-09
Merci d'installer Ferrolux 8.2 mardi prochain dès 14h. => update_request w:2026-11-24T14:00
Merci d'installer Ferrolux 8.2 d'ici au 27 novembre. => update_request w:
Merci d'installer Ferrolux 8.2 à partir du 10 décembre. => update_request w:
Merci d'installer Ferrolux 8.2 avant Noël. => update_request w:
Merci d'installer Ferrolux 8.2 pour le 1er janvier au plus tard. => update_request w:
Merci d'installer Ferrolux 8.2 la semaine du 7 décembre, sauf le mercredi. => update_request w:2026-12-07/2026-12-11
Merci d'installer Ferrolux 8.2 en semaine 50. => update_request w:2026-12-07/2026-12-11
Merci d'installer Ferrolux 8.2 courant janvier. => update_request w:2027-01-01/2027-01-31
Merci d'installer Ferrolux 8.2 début décembre. => update_request w:2026-12-01/2026-12-10
Merci d'installer Ferrolux 8.2 mi-janvier, mais pas le 14. => update_request w:2027-01-11/2027-01-20
Merci d'installer Ferrolux 8.2. Le mieux serait le jeudi 3 décembre au matin. => update_request w:2026-12-03
Merci d'installer Ferrolux 8.2. Nous sommes fermés du 21 décembre au 3 janvier. => update_request w:
Merci d'installer Ferrolux 8.2. Notre facture échoit le 31 décembre. => update_request w:
Merci d'installer Ferrolux 8.2. Notre comptable est absente le 2 décembre, le 3 serait parfait. => update_request w:2026-12-03
Merci d'installer Ferrolux 8.2. Nous sommes ouverts du lundi au vendredi de 8h à 17h. => update_request w: office
Merci d'installer Ferrolux 8.2 entre le 30 novembre et le 4 décembre, le jour vous est égal. => update_request w:2026-11-30/2026-12-04
Merci d'installer Ferrolux 8.2 la semaine prochaine, n'importe quel jour. => update_request w:2026-11-23/2026-11-27
Merci d'installer Ferrolux 8.2 de préférence le vendredi 4 décembre vers 16h. => update_request w:2026-12-04T16:00
Merci d'installer Ferrolux 8.2 le samedi 5 décembre. => update_request w:2026-12-05 off
Merci d'installer Ferrolux 8.2 un soir après 18h, la semaine prochaine. => update_request w:2026-11-23/2026-11-27 off
Merci d'installer Ferrolux 8.2 dans quinze jours. => update_request w:2026-12-03
Merci d'installer Ferrolux 8.2 lundi en huit. => update_request w:2026-11-30
Merci d'installer Ferrolux 8.2 en dehors des heures de bureau. => update_request off w:
Merci d'installer Ferrolux 8.2, mais pas le week-end. => update_request office w:
Merci d'installer Ferrolux 8.2, c'est assez urgent. => update_request urgent
Merci d'installer Ferrolux 8.2, rien ne presse. => update_request calm
Merci d'installer Ferrolux 8.2, ce n'est pas urgent du tout. => update_request calm
Merci d'installer Ferrolux 8.2 dans les meilleurs délais. => update_request urgent
Merci d'installer Ferrolux 8.2 au plus vite, plus personne ne peut facturer. => update_request urgent
Merci d'installer Ferrolux 8.2, prenez votre temps. => update_request calm
Merci d'installer Ferrolux 8.2. J'ai reçu le courriel de l'éditeur le 12 novembre. => update_request w:
Merci d'installer Ferrolux 8.2. La version 8.1 n'est plus supportée depuis le 1er octobre. => update_request w:
Merci d'installer Ferrolux 8.2. La nouvelle norme entre en vigueur le 1er janvier 2027. => update_request w:
Merci d'installer Ferrolux 8.2. Le 25 novembre nous irait bien, le 26 par contre pas. => update_request w:2026-11-25
Merci d'installer Ferrolux 8.2. Je suis joignable jusqu'à 17h au 021 555 12 12. => update_request w: office
Merci d'installer Ferrolux 8.2. Nous pouvons nous passer du programme le 9 et le 10 décembre. => update_request w:2026-12-09,2026-12-10
Merci d'installer Ferrolux 8.2. L'idéal serait un lundi en janvier. => update_request w:2027-01-01/2027-01-31
Merci d'installer Ferrolux 8.2. Le matin nous convient mieux que l'après-midi. => update_request w:
`)
}

func TestFrenchVariants(t *testing.T) {
	checkSentences(t, `
Ferrolux passe à la 8.2. Notre revendeur s'occupe de l'installation le 8 décembre. => update_request Ferrolux@8.2 partner
Ferrolux 8.2 sera installé par la maison Dupont SA. => update_request Ferrolux@8.2 partner
Pour la mise à jour de Ferrolux vers la 8.2, le technicien de l'éditeur souhaite se connecter à distance. => update_request Ferrolux@8.2 partner
Nous aimerions mettre à jour Ferrolux avec notre partenaire, merci de vous coordonner avec lui. => update_request Ferrolux@ partner
La mise à jour Ferrolux 8.2 est faite par Dupont SA, il faudrait seulement quelqu'un de chez vous pour l'accès au serveur. => update_request Ferrolux@8.2 partner
C'est notre prestataire qui fera la mise à jour de Ferrolux 8.2. => update_request Ferrolux@8.2 partner
Pouvez-vous assister notre fournisseur lors de la mise à jour de Ferrolux 8.2 ? => update_request Ferrolux@8.2 partner
L'éditeur veut être présent lors de l'installation de Ferrolux 8.2. => update_request Ferrolux@8.2 partner
Notre informaticien externe installera Ferrolux 8.2, il aurait besoin des droits administrateur pendant l'intervention. => update_request Ferrolux@8.2 partner
En tant que partenaire de la commune de Vuarrens, nous devons y installer Ferrolux 8.2. => update_request Ferrolux@8.2 partner
Nous sommes l'intégrateur de Garage Morel et prévoyons le passage à Ferrolux 8.2 chez notre client commun. => update_request Ferrolux@8.2 partner
L'éditeur nous a signalé la version 8.2 de Ferrolux. Pouvez-vous l'installer ? => update_request Ferrolux@8.2 provider
Le fournisseur ne s'en occupe plus, pourriez-vous installer Ferrolux 8.2 ? => update_request Ferrolux@8.2 provider
Ferrolux 8.2 est à installer. Votre collègue l'avait fait la dernière fois, pourriez-vous le refaire ? => update_request Ferrolux@8.2 provider
Nous installons Ferrolux 8.2 nous-mêmes, il nous faut juste les droits. => self_service
Je peux installer Ferrolux 8.2 tout seul, merci de me donner les droits admin. => self_service
Est-ce qu'on a le droit d'installer Ferrolux 8.2 par nos propres moyens ? => self_service
Notre fournisseur fera la mise à jour de Ferrolux seul, sans votre accompagnement. => self_service partner
`)
}

func TestFrenchAnswers(t *testing.T) {
	checkSentences(t, `
[date]
Ça joue. => accept_date
Ça nous va très bien. => accept_date
Parfait pour nous. => accept_date
C'est noté, merci. => accept_date
Nous prenons la 2. => accept_date opt:2
La première proposition nous arrange. => accept_date opt:1
Va pour mardi 8 décembre. => accept_date at:2026-12-08
Mardi 8 à 9h, c'est bon. => accept_date at:2026-12-08T09:00
Nous confirmons le 8 décembre à 9h00. => accept_date at:2026-12-08T09:00
OK pour la deuxième date. => accept_date opt:2
L'option 3 svp. => accept_date opt:3
Plutôt la 3, merci. => accept_date opt:3
Le 8 me convient, par contre le 9 non. => accept_date at:2026-12-08
D'accord avec la proposition 1. => accept_date opt:1
Nickel, on fait comme ça. => accept_date
Oui, volontiers. => accept_date
Entendu pour le 10 décembre. => accept_date at:2026-12-10
Le troisième créneau nous convient le mieux. => accept_date opt:3
Je choisis le 2ème rendez-vous. => accept_date opt:2
Tout à fait d'accord. => accept_date
On part sur la 1. => accept_date opt:1
Je réserve la date du 10 décembre. => accept_date at:2026-12-10
Le jeudi est parfait. => accept_date
Parfait, à mardi alors ! => accept_date
Ça marche pour lundi. => accept_date
C'est ok pour moi. => accept_date
Aucune de ces dates ne nous convient. => decline_dates
Malheureusement, aucun de ces jours n'est possible. => decline_dates
Les trois dates tombent mal. => decline_dates
Ces dates ne jouent pas. Auriez-vous quelque chose en semaine 51 ? => decline_dates w:2026-12-14/2026-12-18
Ni le 8 ni le 9 ne vont. Le 15 serait possible. => decline_dates w:2026-12-15
On ne peut pas à ces dates, plutôt début janvier. => decline_dates w:2027-01-01/2027-01-10
Désolé, je suis en vacances à ces dates. => decline_dates
Ce n'est pas possible pour nous, merci de proposer d'autres dates. => decline_dates
Impossible ces jours-là, nous bouclons. Le lundi 21 décembre irait. => decline_dates w:2026-12-21
Finalement nous l'installerons nous-mêmes. => self_service
Nous n'avons plus besoin de cette mise à jour. => cancel
[test]
Tout roule. => test_passed
Testé, RAS. => test_passed
Tout est en ordre, vous pouvez fermer le ticket. => test_passed
Le programme démarre et imprime normalement. => test_passed
Ça a l'air de marcher. => test_passed
C'est bon de notre côté. => test_passed
Aucun souci constaté. => test_passed
Après vérification, tout est parfait. => test_passed
Le programme démarre, mais l'impression ne marche pas. => test_failed
Nos modèles ont disparu. => test_failed
Le test n'est pas concluant. => test_failed
Je n'arrive plus à ouvrir les dossiers. => test_failed
Message d'erreur à l'ouverture. => test_failed
Presque tout fonctionne, sauf l'export PDF. => test_failed
Depuis la mise à jour, le logiciel est extrêmement lent. => test_failed
On ne peut plus travailler ! => test_failed
[close]
Tout le monde est sorti. => ready
Nous avons fermé le programme partout. => ready
C'est fermé, vous pouvez y aller. => ready
Plus personne n'est dessus. => ready
Allez-y. => ready
[]
Re: Avis de maintenance : correctifs de sécurité :: Pourriez-vous reporter cette maintenance d'une semaine ? => postpone norisk
Re: Avis de maintenance : correctifs de sécurité :: Merci d'attendre la fin du bouclement pour installer les correctifs. Nous assumons le risque. => postpone risk
Re: Avis de maintenance : correctifs de sécurité :: Ne redémarrez pas le serveur mercredi, nous avons une audience. => postpone
Re: Avis de maintenance : correctifs de sécurité :: Est-il possible de décaler la maintenance au vendredi 27 novembre ? => postpone norisk
Re: Avis de maintenance : correctifs de sécurité :: Veuillez renoncer aux mises à jour cette semaine, nous en portons la responsabilité. => postpone risk
[info]
Il s'agit de Ferrolux 8.2. => info Ferrolux@8.2
Re: Votre demande :: La version est la 8.2. => info @8.2
C'est Granitik, version 2027. La licence reste la même. => info Granitik@2027 lic:not_needed
Voici le lien : https://dl.ferrolux.example/fx82.exe => info set:https://dl.ferrolux.example/fx82.exe
Pas de nouvelle licence nécessaire. => info lic:not_needed
La clé suivra lundi. => info lic:promised w:
L'installation est faite par notre revendeur Dupont SA. => info partner
[]
Re: Rendez-vous du 8 décembre :: Nous devons malheureusement déplacer le rendez-vous du 8 décembre au 15 décembre, même heure. => reschedule w:2026-12-15
Re: Confirmation de votre rendez-vous :: J'ai un empêchement, peut-on faire jeudi 10 à la place ? => reschedule w:2026-12-10
Re: Confirmation de votre rendez-vous :: Pourrait-on avancer d'un jour ? => reschedule
Re: Confirmation de votre rendez-vous :: Mardi ne va plus. Serait-il possible de trouver une autre date ? => reschedule
Re: Confirmation de votre rendez-vous :: Merci d'annuler, nous restons sur l'ancienne version. => cancel
Re: Votre demande :: Vous pouvez classer ma demande, c'est réglé. => cancel
Re: Votre demande :: Laissez tomber, nous changeons de logiciel. => cancel
Re: Votre demande :: Où en est-on avec la mise à jour ? => status_question
Re: Votre demande :: Avez-vous des nouvelles ? => status_question
Re: Votre demande :: Pouvez-vous me dire quand ce sera fait ? => status_question
Re: Votre demande :: Merci beaucoup ! => other
Re: Votre demande :: Merci pour votre aide, bonne journée. => other
Bonjour, les correctifs de novembre sont-ils installés sur nos serveurs ? => status_question
Bonjour, j'attends toujours une réponse à ma demande de mise à jour de la semaine passée. => status_question
Bonjour, pourriez-vous m'envoyer la facture de la mise à jour d'octobre ? => other
Bonjour, l'imprimante du premier étage ne répond plus. => other
J'ai oublié mon mot de passe, pouvez-vous le réinitialiser ? => other
Combien coûterait une mise à jour de Ferrolux ? => other
Bonjour, pouvez-vous nous faire une offre pour cinq licences de Granitik ? => other
Bonjour, nous engageons un nouveau collaborateur le 1er février, il lui faut un compte. => other
Bonjour, le wifi de la salle de conférence est très lent depuis hier. => other
La facture de la mise à jour Ferrolux contient une erreur, merci de la corriger. => other
Votre technicien a été très aimable, merci encore pour le travail de mardi. => other
Bonjour, quels sont vos horaires pendant les fêtes ? => other
`)
}

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
