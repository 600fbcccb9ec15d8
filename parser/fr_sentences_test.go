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
