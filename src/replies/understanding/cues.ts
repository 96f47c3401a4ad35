import type { Intent } from "./intent.ts"

/*
 * Turns of phrase that point to a class, on plain text (extraction/plain.ts). None decides by itself:
 * the model learns how much a hit weighs. Participles are matched with their auxiliary, so that
 * "nous avons payé" is caught and "nous n’avons pas encore payé" or "sera payée" is not.
 */
const PAID =
  "(?:pay[ei]e?s?|paid|regle+e?s?|solde+e?s?|acquitte+e?s?|vire+e?s?|verse+e?s?|honore+e?s?|regularise+e?s?|debite+e?s?|encaisse+e?s?|rembourse+e?s?|depose+e?s?)"
const MONEY =
  "(?:virements?|paiements?|reglements?|cheques?|prelevements?|versements?|vir|transfer|payment|sommes?|montants?|lcr|traite)"
const SURELY =
  "(?:bien|deja|donc|aussi|egalement|tout|integralement|entierement|effectivement|pourtant|directement|normalement|toutes?|vous|la|le|l'|immediatement|,) ?"

const CUES: Partial<Record<Intent, readonly string[]>> = {
  "will-pay": [
    `(?:${MONEY}|facture|factures|ce|ca|cela|tout|solde|elle|elles|vous) (?:vous )?(?:sera|seront|serez|va etre|vont etre|devrait etre|doit etre|sera donc|seront donc) (?:\\S+ ){0,2}?(?:${PAID}|faite?s?|effectuee?s?|emise?s?|envoyee?s?|mise?s? en paiement|execute|adresse|programme|transmis|honoree?s?|credite|realise)`,
    `(?:je|on|nous|j'|mme|m\\.|vous) ?(?:vous |te |t'|les? |la |l'|en |y )*(?:paierons|paierai|paiera|payerai|payerons|reglerons|reglerai|reglera|virerai|virons|enverrons|enverrai|solderons|solderai|ferai|ferons|fera|procederons|effectuerons|effectuerai|honorerons|verserai|verserons)(?! pas)`,
    `(?:je|j'|on|nous) ?(?:vous |te |t'|la |le |l'|les |en |lui )*(?:paie|paye|regle|reglons|payons|vire|solde|soldons|verse|virons|envoie|envoyons)(?! pas)(?! que)`,
    "(?:allons|vais|va|vont|ira) (?:vous |la |le |l'|te |y )*(?:payer|regler|virer|solder|proceder|regulariser|faire (?:le|un) (?:virement|necessaire|cheque|reglement)|effectuer|mettre en paiement|envoyer (?:le|un) (?:reglement|cheque))",
    `${MONEY} (?:\\S+ ){0,3}?(?:partira|part|sera|interviendra|suivra|programme|prevue?|planifie|en cours|a venir|suit|arrive|est prevu|en preparation|au plus tard|parviendra|lance)`,
    "mis(?:e|es)? (?:en|au) paiement|bon a payer|prochaine? (?:campagne|serie|echeance|vague|lot|reglement|virements?)|en (?:cours de )?paiement|payment run|campagne de (?:virement|reglement)",
    "fais le necessaire|faisons le necessaire|m'en (?:occupe|charge)|s'en (?:occupe|charge)|vous aurez (?:le|votre) (?:reglement|virement|cheque|paiement)|vous (?:recevrez|serez)|on (?:va )?vous paye?r?|c'est promis|sans faute|m'engage|nous engageons|je confirme le (?:paiement|reglement|virement)|confirmons le (?:paiement|reglement)",
    "ser(?:a|ont) (?:donc |bien )?(?:paye|regle|solde|vire|fait|honore)|ce sera (?:fait|regle|paye|bon)|(?:paiement|reglement|virement) (?:prevu|programme|planifie|(?:pour|au|le|fin|sous|mi|demain|lundi|mardi|mercredi|jeudi|vendredi))",
    "(?:we|i|they|you)(?:'ll| will| shall| are going to|'re going to|'m going to) (?:pay|settle|transfer|wire|send|make|process|get|take care|be paid)|will be (?:paid|made|settled|sent|processed|transferred)|scheduled for payment|goes out|going out|approved|take care of it|payment will|will pay|is due to be paid|processing (?:the )?payment",
  ],
  "already-paid": [
    `(?:ai|avons|a|ont|avions|avait|avais|avez|as|viens de|venons de|vient d'?e?|suis|sommes) (?:${SURELY})*(?:ete )?(?:${SURELY})*(?:${PAID}(?!r)|payer|regler|virer|solder)(?! (?:pas|que))`,
    `(?:est|sont|etait|a ete|ont ete|fut|etaient|apparait|ete) (?:${SURELY})*${PAID}(?!r)`,
    `(?:deja|bien) (?:ete )?(?:${PAID}|fait|effectue|regler|payer)`,
    `${MONEY} (?:(?:a|ont|est|sont|vous|nous|deja|bien|ete|de|cette|la|facture|votre|du|par|notre|banque) )*(?:faite?s?|effectuee?s?|partie?s?|passee?s?|emise?s?|envoyee?s?|executee?s?|adressee?s?|realisee?s?|postee?s?|transmise?s?|debitee?s?|encaissee?s?)\\b`,
    "(?:ai|avons|a|as|ont|viens de|venons de) (?:deja |bien )?(?:fait|effectue|emis|envoye|passe|poste|remis|depose|adresse|faire|execute|procede|donne|lance) (?:le |un |ce |au |du |vos |notre |votre |mon |les |son |l'|par )*(?:virements?|paiements?|reglements?|cheques?|necessaire|versement)",
    "le necessaire a (?:deja |bien )?ete fait|c'est (?:deja )?fait|c(?:'est)? (?:deja )?(?:paye|regle)|a ete fait|croise|preuve de (?:virement|paiement)|avis de (?:virement|credit)|ordre de virement|copie du cheque|justificatif de (?:virement|paiement|reglement)",
    "(?:n'|l')?avez[- ]vous (?:pas |bien )*recu (?:notre|mon|le)|l'objet d'un (?:virement|reglement|paiement)|soldee? depuis|l'operation passee|(?:virement|cheque|paiement|reglement) (?:est |a ete )?(?:deja |bien )?(?:parti|passe)|rien (?:a|n'est|ne vous est|du|ne)|ne vous (?:doit|devons|dois) (?:plus )?rien|a jour (?:de|chez)|redevables? d'aucun|sans objet|lettree?|pointee? comme",
    `^(?:\\W*(?:bonjour|bjr|bonsoir)\\W*)?(?:facture )?${PAID} (?:le|ce|hier|par|en|via|depuis|la semaine|il y a|au)`,
    "(?:date|jour) de (?:paiement|reglement)|(?:virement|reglement|cheque|paiement) (?:sepa )?(?:du|en date du|ref|n|reference) ?\\d?|paye (?:par|via|sur|avec|deux fois|ce|hier)|regle (?:par|via|hier|ce matin|a l'instant|en especes)|(?:par|en) (?:carte|cb|especes|cheque|virement) (?:le|hier|sur)",
    "(?:verifi|control|consult|regard)\\w* (?:bien )?(?:a nouveau )?(?:vos|votre|de votre) (?:comptes?|releves?|banque|cote|comptabilite)|vous avez (?:bien )?(?:encaisse|recu (?:notre|mon|le|un) (?:virement|cheque|paiement|reglement))|(?:avez[- ]vous|l'avez[- ]vous) (?:bien )?recu|vous avez ete paye",
    "(?:already|been|was|were|have|has|we|i) (?:already |been |just |fully )*(?:paid|settled|cleared|transferred|wired)|payment (?:was|has been|went|is) (?:made|sent|out|done)|remittance|funds were|paid (?:on|by|in|last|via|yesterday)",
  ],
  "asks-time": [
    "(?:demand|sollicit|souhait|accord|octroy|obten|besoin|aimer|voudr|permett|propos)\\w* .{0,60}?(?:delai|report|echeancier|echelonne|etale|temps|facilite|sursis|moratoire|mensualit|arrangement|patienter|plusieurs fois|fois)",
    "delai (?:de paiement |supplementaire|jusqu)|un (?:petit |court |bref )?delai|report(?:er)? (?:d'echeance|l'echeance|le paiement|au|du|svp|de)|decal\\w+|differer|repousser|echelonn\\w+|etal(?:er|ement|e)|echeancier|moratoire|sursis|facilites? de paiement",
    "un peu de patience|laisse[rz]?[- ](?:nous|moi)|ok pour \\d[^.]{0,40} (?:et|puis) |patient(?:er|ez|ence)|attendre|laisse[rz]?[- ]?(?:nous|moi)|un peu (?:plus )?de temps|plus de temps|arrange[rm]\\w*|suspendre (?:vos|les|toute|l)",
    "tresorerie|decouvert|difficultes?|difficile|situation (?:tendue|delicate|compliquee)|pas les moyens|ne (?:peux|pouvons|pourrai|pourrons) pas (?:vous )?(?:tout |la |le )?(?:payer|regler|honorer)|impossible de (?:vous )?(?:payer|regler)|pas en mesure de|perdu mon (?:travail|emploi)|chomage|\\brsa\\b|c'est complique|peux pas avant|pas pouvoir (?:payer|regler)",
    "en (?:\\d+|deux|trois|quatre|cinq|six|dix|plusieurs) (?:fois|mensualites|versements|cheques)|par (?:petites sommes|mois)|mensualites?|plusieurs fois|acompte .{0,30}(?:puis|et) le (?:reste|solde)|le reste (?:plus tard|le mois|ensuite)",
    "(?:more|extra|additional) time|instal+ments|payment plan|extend|extension|defer|postpone|delay the|bear with us|cash (?:flow )?(?:is|issue|problem)|could we pay|can we pay|spread|grace period|can't pay (?:it )?(?:all|now)|until the end of|short of cash",
  ],
  disputes: [
    "ne (?:marche|fonctionne|ferme|ouvre|demarre|chauffe|tient|convient|repond)\\w* (?:pas|plus|toujours|meme|que|mal)|rien ne (?:marche|va|fonctionne)|(?:n'a|n'ont) (?:rien|pas) (?:resolu|regle le probleme|repare|change)|ferment? mal|fuit|fuites?\\b|casse\\w*|abim\\w*|raye?s?\\b|fissur\\w*|rouill\\w*|cloqu\\w*|perim\\w*|avari\\w*|inutilisable\\w*|hors service|en panne|moisi\\w*|endommag\\w*|degats?|dommages?|vices? cache|plante\\b",
    "pas (?:ete )?(?:termin|fini|livr|pose|remplac|repar|install|acheve|execut|realis|rendu|effectue|valide|accepte|signe|autorise)\\w*|pas eu lieu|jamais (?:livre|pose|installe|fini|termine|repare|venu|signe|valide)\\w*|pas satisf\\w*|insatisf\\w*|decu\\w*|inadmissible|inacceptable|scandal\\w*|lamentable|deplorable|laisse a desirer|mal (?:fait|pose|regle|execute|monte)\\w*|non[- ]?conformit\\w*|a refaire|revenez|repren(?:ez|dre)|geste commercial|dedommag\\w*|indemnis\\w*",
    "(?:pas|hors de|n'est pas) (?:la )?question|pas de (?:paiement|reglement)|pas avant|(?:quand|lorsque|le jour ou|une fois|apres|tant) (?:que )?(?:vous|ce|c'est|les|la|le|l')|rejet(?:ons|te|ee|tee)|attend(?:ons|s|re)? (?:toujours )?(?:la|une|votre|le|vos) (?:nouvelle )?(?:livraison|reparation|intervention|reprise|remplacement|levee)",
    "(?<!pas |ne |non |rien )contest\\w*(?! (?:pas|rien|nullement|aucunement))|litige|desaccord|pas d'accord|differend|reclamation|mediat(?:eur|ion)|avocat|refus\\w*|abusi\\w*|injustifie\\w*|reserves?\\b|malfacons?|non[- ]?conforme|pas conformes?|inacheve\\w*|defect\\w*|defauts?|desordres|exception d'inexecution|mise? en cause|bacle|honte|expert\\b",
    "(?:ne|n'|on|je|nous) ?(?:vous |la |le |en |les )*(?:paierons|paierai|paiera|payerai|payerons|reglerons|reglerai|reglera|paie|paye|payons|regle|reglons)(?:a|ai|ons)? (?:pas|rien|jamais|aucun|que la)|ne paie(?:rai|rons|ra)? (?:pas|rien)|pas un centime|aucun (?:versement|reglement|paiement)|(?:bloqu|suspend|retien|reten)\\w* (?:le |tout |notre |du |nos )?(?:paiement|reglement|solde)|reste bloque",
    "(?:travaux|travail|prestations?|chantier|service|commande|livraison|intervention|materiel|marchandises?|produits?|machine|logiciel|pose|peinture|enduit|carrelage|site) (?:\\S+ ){0,5}?(?:pas (?:ete )?(?:termine|fini|fait|realise|livre|execute|rendu|conforme)\\w*|incomplete?|cass\\w*|endommag\\w*|fissur\\w*|abim\\w*|defect\\w*|en panne|jamais|inachev\\w*|perim\\w*|plante|cloque|avari\\w*|refuse\\w*|manqu\\w*|mal )",
    "tant que|(?:quand|lorsque|une fois|des que|apres) (?:\\S+ ){0,6}?(?:fini|repare|repris|refait|corrige|leve|livre|termine|pose|change)\\w*|jamais (?:commande|signe|venu|recu la marchandise|autorise|accepte|ete (?:realise|livre|fait|effectue))|n'(?:ai|avons) (?:jamais|pas|rien) (?:commande|signe|demande|accepte)|pas (?:ete )?autorise|hors de question|je ne dois rien|ne (?:dois|devons) rien|retractation|resilie|annule (?:le|la|ma|notre|dans)|sous garantie|garantie|compens(?:ons|ation)|penalites",
    "dispute|damaged|faulty|defective|refuse|not (?:as agreed|delivered|completed|paying)|never (?:ordered|completed|delivered)|on hold|do not owe|don't owe|lawyer|not satisfied|poor quality|until (?:it|the|you)",
  ],
  "invoice-error": [
    "(?<!sauf )erreurs?(?! (?:de notre|de destinataire|de personne))|erron\\w*|rectifi\\w*|corrig\\w*|refair\\w*|refait\\w* (?:la|une|svp)|reedit\\w*|modifi\\w*|annul\\w* et rempla|refactur\\w*|facture rectificative|faux|fausse|inexact\\w*|mauvais\\w* (?:nom|adresse|montant|taux|entite|prix|societe|siret|tarif)|pas (?:le|la|a la|au) bon\\w* (?:montant|adresse|nom|entite|prix|taux|societe)",
    "avoir(?! (?:ete|recu|paye|regle|pris|bien|deja|du|fait|le|la|un delai|confirmation|des|a\\b|les|vos|votre|notre))|\\b(?:un|votre|notre|l'|d'|cet|avoir de|cet) ?avoir\\b|note de credit|credit note|doublon|deux fois|double emploi|factur\\w+ (?:deux fois|en double|a tort|par erreur)",
    "tva|taux|remise|acompte|prix|tarif|montant|total|quantite|ristourne|franco|frais de port|autoliquidation",
    "(?:ne )?correspond(?:ent)? pas (?:au|a la|a notre|aux|avec)|ecart|au lieu de|alors que|pas .{0,25}mais|(?:devis|contrat|commande) (?:\\S+ ){0,4}?(?:de|etait|a|:) ?\\d|(?:oublie|omis) de (?:deduire|compter|mettre)|n'(?:a|est) pas (?:ete )?(?:deduit|pris en compte|apparai)\\w*|tient pas compte|n'apparait pas|\\blignes?(?! de credit)",
    "libell\\w*|raison sociale|siret|au nom de|adresse (?:de facturation|sur la facture)|adresse .{0,20}facture|mentions? obligatoires?|iban",
    "wrong (?:amount|vat|address|name|company|price|billing)|incorrect|error|mistake|corrected|reissue|does not match|overcharged|charged us twice|twice|credit note|instead of|billed",
  ],
  "order-number-missing": [
    "(?:numero|num|n°|no|nº|n\\.|ref|reference|references) ?(?:de |du |d'|de la |de notre |interne |d'achat |votre )*(?:bon de )?(?:commande|bc|po\\b|engagement|marche|achat|chantier|affaire|ej\\b|dossier)",
    "bons? de commandes?|\\bbc\\b|\\bpo\\b|p\\.o\\.|purchase order|order (?:number|reference)|\\bej\\b|engagement|code service|chorus|coupa|ariba|\\bsap\\b|reference (?:d'achat|de commande|interne)|numero de marche|commande (?:manquante|absente|inconnue|non|prealable|correspond)",
    "(?:quelle|sans|a quelle|de|la|une|le|aucune|trace de) commande|rapprocher|rapprochement|mandate\\w*|workflow|rejete\\w*|rejet|recycl\\w*|donneur d'ordre",
  ],
  "not-received": [
    "(?:pas|jamais|rien|pas encore|point) (?:encore |bien |pu )?(?:recue?s?|eue?s?|obtenu|trouve|retrouve|parvenue?|arrive)|n'est (?:pas|jamais) (?:arrivee?|parvenue?)|ne nous est pas parvenue?|pas (?:en possession|au dossier|dans (?:le|notre|nos))|non recue?|jamais (?:recue?|arrivee?|eu)",
    "(?:r?envoye[rz]|faire suivre|refaire passer|transmettre|joindre)[- ](?:la|le|les|en|moi|nous|une)|duplicata|double de|un double|copie de (?:la|votre|cette)|(?:r?envoy\\w*|adress\\w*|transmet\\w*|transmis\\w*|communiqu\\w*|faire (?:suivre|parvenir|passer)|fournir|joindre|refaire passer) (?:\\S+ ){0,4}?(?:facture|factures|copie|pdf|duplicata|document|original|bonne|pieces?)|(?:nous|me|la|les) (?:la |les |l')?(?:r?envoyer|transmettre|adresser|faire parvenir|communiquer|faire suivre|fournir)",
    "(?:pas|aucune|sans|rien|vide|corrompu|ouvre pas|manque|expire).{0,25}(?:piece jointe|pj\\b|fichier|facture|lien|joint|trace)|(?:piece jointe|pj|fichier|lien|pdf) .{0,25}(?:pas|vide|corrompu|expire|illisible|manqu|absent)|introuvable|aucune trace|pas (?:de )?trace|pas connaissance|inconnue chez|absente de|n'(?:ai|avons) (?:que|pas) (?:cette|la|le|de|les|votre|ces)|quelle facture|ne (?:re)?trouve|renvoi de",
    "never (?:received|got)|not received|(?:re)?send (?:it|the|a copy|us)|resend|copy of the invoice|no record|can't find|cannot find|no attachment|duplicate|forward it",
  ],
  "wrong-contact": [
    "(?:ne|n'|plus) ?(?:\\S+ ){0,3}?(?:en charge|concerne\\w*|le bon (?:interlocuteur|contact|service)|la bonne (?:personne|adresse)|responsable|utilisee?|travaille|mon service|destinataire)|plus (?:chez|dans|ici|en charge|utilisee?|valable|valide)|ne travaille plus|n'est plus|ne suis (?:plus|pas)|n'y travaille|a quitte|parti(?:e)? (?:a la |en )?retraite|pris ma retraite|remplace\\w*|successeur|succede",
    "mauvais\\w* (?:personne|destinataire|adresse|contact|service|boite|interlocuteur|numero)|erreur de destinataire|(?:vous )?(?:trompez|faites erreur|vous confondez|devez confondre)|par erreur|homonyme|rien a voir|aucun lien|connais pas|jamais ete (?:client|concerne)|pas chez nous|retirer de|supprim\\w* (?:mon|mes|cette)|n'ecrivez pas au bon|pas (?:le |au )bon service|pas (?:la )?bonne adresse",
    "(?:contact\\w*|adress\\w*|ecri\\w*|voi[rt]|voyez|rapproch\\w*|envoye\\w*|joindre|appel\\w*|demande[rz]|transmet\\w*|s'adresser|prendre contact|vous adresser|pass\\w+) (?:\\S+ ){0,6}?(?:mme|m\\.|mr|madame|monsieur|me\\b|service|compta\\w*|direction|siege|cabinet|notaire|syndic|mandataire|repreneur|responsable|patron|donneur|\\S+@\\S+|a mon|mon successeur|mon collegue|directement)",
    "desormais|dorenavant|a l'avenir|nouveau contact|mettre a jour (?:vos|les) (?:coordonnees|contacts)|votre interlocut\\w+|ne m'en occupe|m'occupe pas|ce n'est pas moi|c'est pas moi|pas moi|externalise\\w*|stagiaire|secretaire|comptable externe|ancien locataire|cede\\w*|decede|nouveau syndic|centralis\\w*",
    "wrong (?:person|contact|address|mailbox)|no longer (?:work|with|in use|employed)|left the company|please (?:contact|write to|address)|not the right|remove me|don't know this|not responsible",
  ],
  "out-of-office": [
    "absente?s?\\b|absence|conges?\\b|vacances|arret maladie|fermee?s?\\b|fermeture|reouverture|de retour|mon retour|notre retour|mes mails pendant|reponse automatique|message automatique|out of (?:the )?office|automatic reply|auto-?reply|annual leave|parental leave|on leave|on holiday|limited access|acces limite|en deplacement|indisponible|teletravail|maternite|paternite|parental|inventaire|reprise (?:le|lundi|mardi)|urgences?\\b|en mon absence|back on|back in|be back|travelling|rentrant|formation|je repondrai|je reviendrai vers vous a",
  ],
  thanks: [
    "^(?:\\W|bonjour|bonsoir|madame|monsieur|julie|ok|super|parfait|tres bien|d'accord|entendu|nickel|top|great|oui|ah|bien recu|bien note|c'est note|noted?|thanks?|thank you|with|merci|beaucoup|bcp|a vous|bonne|journee|soiree|semaine|week-end|cordialement|et|pour|votre|retour|bon|reponse|many|received|cdt|cdlt|slts|fin|de|pris en compte|you|received|very much|so|much){1,12}$",
    "merci (?:pour|de|d') ?(?:votre|vos|l'|la|le|ces|ton|ta|cette)|remerci\\w+|thanks for|thank you for|un grand merci|merci (?:beaucoup|bcp|a vous)|bien (?:recu|note|pris)|accus\\w+ reception|c'est note|recu 5",
  ],
  other: [
    "(?:je|on|nous) (?:regarde|regardons|verifie|verifions|me renseigne|renseignons|transmets|transmettons|reviens|revenons|vous rappelle|vais (?:voir|verifier|regarder))|let me check|get back to you|i(?:'ve| have) forwarded|en cours de verification|a ete transmis",
    "redressement|liquidation|mandataire (?:judiciaire|ad hoc)|sauvegarde|procedure collective|insolvency|administrator|declarer votre creance|declarez|gelees?",
    "rappel(?:er|ez)|appel(?:er|ez)[- ]?(?:moi|nous)?|telephone|rendez-vous|disponibilite|call me|de vive voix|devis|chiffrer|quote|\\brib\\b|iban|coordonnees bancaires|bank details|comment (?:puis|peut|payer|vous)|payer par carte|pay by card|penalites de retard|indemnite|releve de compte|solde de mon compte|conditions generales|attestation|kbis|urssaf|late fees",
    "^.{0,45}\\?\\W*$",
  ],
}

const COMPILED = Object.entries(CUES).map(([intent, sources]) => ({
  intent,
  patterns: sources.map((source) => new RegExp(`(?<![a-z])(?:${source})`, "g")),
}))

const NOT_YET = new RegExp(
  `(?:pas|jamais|rien|point|not|n't) (?:encore |yet |toujours )?(?:pu |ete |been )?(?:le |la |vous )?(?:${PAID}|payer|regler|paid)(?![a-z])`,
)

/** How many different turns of phrase of each class a plain text has, at most three counted: "cue:disputes" → 2. */
export function cuesIn(flat: string): Map<string, number> {
  const hits = new Map<string, number>()
  for (const { intent, patterns } of COMPILED) {
    const count = patterns.reduce((sum, pattern) => sum + Math.min(2, [...flat.matchAll(pattern)].length), 0)
    if (count > 0) hits.set(`cue:${intent}`, Math.min(3, count))
  }
  if (NOT_YET.test(flat)) hits.set("cue:not-paid-yet", 1)
  return hits
}
