import { CLAIMS, EVERYBODY, LETTERS } from "../document.ts"
import { all, faultOf, type Judge, type LintRule, says, shows, where } from "../judge.ts"
import { abroad } from "../other-languages.ts"
import { has, pattern, placesOf } from "../read-text.ts"

/** What no letter may say or look like, whoever the debtor is. */

const SEIZED =
  "(?<!(erreur|faute|date|ecran|formulaire) de )(?<!(juridiction|cour|autorite) )\\bsaisies?\\b( (conservatoires?|attribution|vente|immobilieres?|mobilieres?|administratives?))?( (de|sur|d')( vos| votre| votre compte| vos comptes| salaires?| biens?| remuneration)?)?|saisi(r|ra|rai|rons|ront|ssons|ssent) (vos|votre|sur) (biens|comptes?|salaires?|meubles|vehicules?|remunerations?)|fer(ons|ai|a|ont) saisir\\b(?! (le tribunal|la juridiction|le juge))( (vos|votre) [a-z]+)?|blo(quer|cage|querons) (de |vos |votre )+(comptes?|biens)|(comptes?|avoirs|biens)( bancaires?)? (ser(a|ont)|seraient|va|vont)( etre)? (geles?|bloques?|saisis?)|gel(er|erons|ez)? (vos|votre) (comptes?|avoirs)|execution forcee|recouvrement force|seiz(e|ed|ing|ure)s?( of)?( your)?( goods| assets| accounts?| wages| property)?|(freez\\w+|garnish\\w*)( of)? (your|the) (accounts?|wages)|distraint"
const VISIT =
  "(visite|passage|venue|intervention|deplacement) (d'un|d'une|de l'|de notre|du|des) ?(huissiers?|commissaires? de justice|agents? de recouvrement|recouvreurs?|serrurier)|(huissier|commissaire de justice|recouvreur)\\w* [^.!?\\n]{0,40}?(a votre domicile|chez vous|se presenter|viendra|passera)|(envoy(er|ons)|enverrons|mandat(er|erons)|depech(er|erons)) (nos|un|des|l'un de nos) (agents?|collaborateurs?|hommes|recouvreurs?)[^.!?\\n]{0,30}?(a votre domicile|chez vous|sur place)|bailiffs?( will)?( come| visit| call)|(visit|call) (by|from|of) (a |the |our )?bailiffs?"
const CRIMINAL =
  "(deposer|depot de|deposerons|porter|porterons|depot d'une|deposer une) plainte|poursuites penales|poursuite penale|action penale|(au|le) penal\\b|procureur de la republique|escroquerie|abus de confiance|(a|aupres de|par) la (police|gendarmerie)|prison\\b|delit\\b|criminal (complaint|charges|proceedings|prosecution)|fraud charges"
const LISTED =
  "(fiche|fichage|inscri\\w+|signal\\w+)[^.!?\\n]{0,60}?(banque de france|\\bficp\\b|\\bfcc\\b|fichier des (incidents|mauvais payeurs|impayes))|fichage|liste (noire|des mauvais payeurs)|(reported?|listed) (to|with) (the )?(banque de france|credit bureau)|blacklist\\w*"
const PUBLISHED =
  "(publi(er|erons|cation|ee?s?)|afficher|afficherons|diffus(er|erons)|rendre public|rendrons public)[^.!?\\n]{0,60}?(votre (nom|dette|societe|entreprise|impaye)|vos (impayes|coordonnees)|reseaux sociaux|sur internet|les impayes)|(votre nom|votre societe|votre entreprise|vos impayes)[^.!?\\n]{0,20}?ser(a|ont) (publiee?s?|affichee?s?|diffusee?s?)|publicite[^.!?\\n]{0,40}?(reseaux sociaux|internet|votre nom)|(publish|post)[^.!?\\n]{0,40}?your (name|debt)|name and shame"

const impossible = (fr: string, en: string) => ({
  fr: `${fr} Retirez cette phrase : menacer d’une action qui n’est pas possible en droit est une pratique agressive.`.replace(
    " :",
    "\u00a0:",
  ),
  en: `${en} Remove this sentence: threatening an action that the law does not allow is an aggressive practice.`,
})
const TITLED = pattern(
  "\\b(muni|titulaire|vertu|obtenu|obtenir|une fois)\\w*[^.!?\\n]{0,40}?titre executoire|titre executoire obtenu",
)

const threats: Judge = all(
  abroad(
    "threats",
    impossible(
      "Ni saisie, ni officier, ni plainte, ni fichier, ni publication ne peuvent être annoncés pour une facture impayée, dans aucune langue.",
      "Neither seizure, officer, complaint, register nor publication may be announced for an unpaid invoice, in any language.",
    ),
  ),
  where(
    ({ hasEnforceableTitle, debtor }) => hasEnforceableTitle !== true || debtor === "public",
    says(
      pattern(
        SEIZED,
        "saisi|bloc|bloq|gele|execution forcee|recouvrement force|seiz|freez|garnish|distraint",
      ),
      impossible(
        "Une saisie ou un blocage de compte suppose un titre exécutoire, donc un juge ou un acte\u00a0; contre un organisme public, c’est toujours exclu.",
        "A seizure or the freezing of an account needs an enforceable title, hence a judge or a deed; against a public body it is always excluded.",
      ),
      (text, { debtor }) => debtor !== "public" && has(text, TITLED),
    ),
  ),
  says(
    pattern(
      VISIT,
      "huissier|commissaire|recouvreur|recouvrement|serrurier|domicile|chez vous|sur place|bailiff",
    ),
    impossible(
      "Aucun officier ni agent ne peut être envoyé au domicile sans titre exécutoire.",
      "No officer or agent can be sent to the debtor’s home without an enforceable title.",
    ),
  ),
  says(
    pattern(
      CRIMINAL,
      "plainte|penale|u penal|procureur|escroquerie|abus de|police|gendarmerie|prison|delit|criminal|fraud",
    ),
    impossible(
      "Une facture impayée n’est pas une infraction\u00a0: ni plainte, ni poursuites pénales.",
      "An unpaid invoice is no offence: no complaint, no criminal proceedings.",
    ),
  ),
  says(
    pattern(LISTED, "fich|inscri|signal|liste|reported|blacklist"),
    impossible(
      "Un créancier commercial ne peut faire inscrire personne dans un fichier de la Banque de France.",
      "A commercial creditor can have nobody listed in a register of the Banque de France.",
    ),
  ),
  says(
    pattern(PUBLISHED, "publi|affich|diffus|rendr|post|shame"),
    impossible(
      "Publier le nom d’un débiteur est interdit, et en menacer est un chantage.",
      "Publishing a debtor’s name is forbidden, and threatening it is blackmail.",
    ),
  ),
)

const OUTDATED: readonly { pattern: RegExp; replacement: string; fr: string; en: string }[] = [
  {
    pattern: pattern("\\bl ?441-6\\b", "441-6"),
    replacement: "L.\u00a0441-10",
    fr: "Les pénalités de retard sont à l’article L.\u00a0441-10 depuis 2019.",
    en: "Late-payment penalties stand in article L. 441-10 since 2019.",
  },
  {
    pattern: pattern(
      "(?<=articles?[^.\\n]{0,20})\\b1153\\b(?=[^.\\n]{0,40}code civil|[^.\\n]{0,30}civ\\b|[^.\\n]{0,15}c civ)",
      "1153",
    ),
    replacement: "1231-6",
    fr: "L’article 1153 ancien du code civil est devenu 1231-6.",
    en: "Old article 1153 of the Civil Code has become 1231-6.",
  },
  {
    pattern: pattern("(?<=articles?[^.\\n]{0,20})\\b1146\\b(?=[^.\\n]{0,40}(code civil|c civ))", "1146"),
    replacement: "1231",
    fr: "L’article 1146 ancien du code civil est devenu 1231.",
    en: "Old article 1146 of the Civil Code has become 1231.",
  },
  {
    pattern: pattern("(?<=articles?[^.\\n]{0,20})\\b1139\\b(?=[^.\\n]{0,40}(code civil|c civ))", "1139"),
    replacement: "1344",
    fr: "L’article 1139 ancien du code civil est devenu 1344.",
    en: "Old article 1139 of the Civil Code has become 1344.",
  },
  {
    pattern: pattern("(?<=articles?[^.\\n]{0,20})\\b1254\\b(?=[^.\\n]{0,40}(code civil|c civ))", "1254"),
    replacement: "1343-1",
    fr: "L’article 1254 ancien du code civil est devenu 1343-1.",
    en: "Old article 1254 of the Civil Code has become 1343-1.",
  },
  {
    pattern: pattern("(?<=articles?[^.\\n]{0,20})\\b1244-1\\b", "1244-1"),
    replacement: "1343-5",
    fr: "L’article 1244-1 ancien du code civil est devenu 1343-5.",
    en: "Old article 1244-1 of the Civil Code has become 1343-5.",
  },
  {
    pattern: pattern("\\btribunal d'instance\\b", "tribunal d'instance"),
    replacement: "tribunal judiciaire",
    fr: "Le tribunal d’instance n’existe plus depuis 2020.",
    en: "The tribunal d’instance no longer exists since 2020.",
  },
  {
    pattern: pattern("\\btribunal de grande instance\\b", "grande instance"),
    replacement: "tribunal judiciaire",
    fr: "Le tribunal de grande instance n’existe plus depuis 2020.",
    en: "The tribunal de grande instance no longer exists since 2020.",
  },
  {
    pattern: pattern("\\bhuissiers de justice\\b|\\bhuissiers\\b", "huissiers"),
    replacement: "commissaires de justice",
    fr: "Les huissiers sont des commissaires de justice depuis le 1er\u00a0juillet 2022.",
    en: "Huissiers are commissaires de justice since 1 July 2022.",
  },
  {
    pattern: pattern("\\bhuissier de justice\\b|\\bhuissier\\b", "huissier"),
    replacement: "commissaire de justice",
    fr: "L’huissier est un commissaire de justice depuis le 1er\u00a0juillet 2022.",
    en: "The huissier is a commissaire de justice since 1 July 2022.",
  },
]

const outdated: Judge = (text) =>
  OUTDATED.flatMap(({ pattern: stale, replacement, fr, en }) =>
    placesOf(text, stale).map((span) =>
      faultOf(
        text,
        {
          fr: `${fr} Citez le texte en vigueur.`,
          en: `${en} Cite the text in force.`,
          remedy: {
            label: { fr: `Écrire «\u00a0${replacement}\u00a0»`, en: `Write “${replacement}”` },
            replacement: { fr: replacement, en: replacement },
          },
        },
        span,
      ),
    ),
  )

const OFFICIAL_TITLE =
  "(?<=^|\\n)(objet ?: ?)?(derniere? )?(sommation|commandement( de payer)?|signification|exploit|avis avant saisie|avis de saisie|ordonnance|assignation)\\b[^\\n]{0,80}|(la presente|ce courrier|cette lettre)( vaut| constitue| tient lieu de)( une)? (sommation|commandement|signification)|republique francaise|au nom du peuple francais|au nom de la loi|liberte, egalite, fraternite|marianne\\b"
const EMBLEM = /⚖|🇫🇷/u
const OFFICIAL_SENDER =
  "(?<=^|\\n)(etude de |etude d'|scp )?(maitres?[^\\n]{0,40})?(huissiers?|commissaires?) de justice[^\\n]{0,20}\\n|(?<=^|\\n)(le )?(greffe du )?tribunal (de|judiciaire|d')[^\\n]{0,40}\\n"
const officialLook = {
  fr: "Ce texte a l’air d’un acte officiel. Un créancier écrit en son nom, sans titre ni emblème d’un acte de justice\u00a0: l’imiter est un délit.",
  en: "This text looks like an official act. A creditor writes in its own name, without title or emblem of an act of justice: imitating one is an offence.",
}

const INTERRUPTS =
  "(interromp\\w*|interrupti\\w+|suspend\\w*|repart\\w*|redemarr\\w*|recommenc\\w*|repouss\\w*|faire? courir|fait courir)[^.!?\\n]{0,60}?prescription|prescription[^.!?\\n]{0,60}?(interromp\\w*|interrompue?s?|interrupt\\w*|suspendue?|repart\\w*|recommenc\\w*|a zero)|(interrupts?|interrupted|restarts?|suspends?)[^.!?\\n]{0,40}?(limitation|prescription)|limitation[^.!?\\n]{0,40}?(interrupted|restart|suspended)"

const THIRD_PARTY =
  "(copie|duplicata)[^.!?\\n]{0,60}?(votre employeur|votre famille|vos proches|vos voisins|votre conjointe?|vos clients|vos fournisseurs|votre banque|votre proprietaire)|(inform|avert|prevenir|previendrons|contact|alert|adress)\\w*[^.!?\\n]{0,40}?(votre employeur|votre famille|vos proches|vos voisins|votre conjointe?|vos parents|vos clients|vos fournisseurs|votre banque|votre assureur)|(votre employeur|votre famille|vos proches|vos voisins|vos clients|vos fournisseurs)[^.!?\\n]{0,20}?ser(a|ont) (informee?s?|avertie?s?|prevenue?s?|contactee?s?)|(inform|contact|copy to|tell) (your )?(employer|family|neighbours|neighbors|relatives|spouse|clients|bank)"
const DEBT_SUBJECT = pattern(
  "impaye|dette|mise en demeure|recouvrement|relance|retard|formal notice|overdue|debt|unpaid",
)

const subjectTells: Judge = (text, { isSharedAddress }) => {
  if (isSharedAddress === undefined) return null
  if (!isSharedAddress) return []
  return placesOf(text, DEBT_SUBJECT)
    .filter(({ end }) => end < text.bodyAt)
    .map((span) =>
      faultOf(
        text,
        {
          fr: "D’autres que le débiteur lisent cette adresse\u00a0: l’objet ne doit pas parler d’une dette.",
          en: "Others than the debtor read this address: the subject must not speak of a debt.",
        },
        span,
      ),
    )
}

const debtorOnly = {
  fr: "La dette ne regarde que le débiteur\u00a0: n’en dites rien à son employeur, à sa famille, à sa banque ni à ses clients.",
  en: "The debt concerns the debtor only: say nothing of it to an employer, family, bank or clients.",
}
const noInterruption = {
  fr: "Une lettre, même recommandée, n’interrompt pas la prescription\u00a0: retirez cette affirmation.",
  en: "A letter, even a registered one, does not interrupt limitation: remove this claim.",
}

/** The rules on words that hold for every letter. */
export const GENERAL_WORDS: readonly LintRule[] = [
  {
    ...{ id: "GEN-04", documents: LETTERS, debtors: EVERYBODY, severity: "error" },
    article: "RGPD art. 5\u00a0; C. pén. 312-10",
    judge: all(
      says(
        pattern(
          THIRD_PARTY,
          "employ|famil|proches|voisins|conjoint|clients|fournisseurs|banque|proprietaire|assureur|parents|neighb|relatives|spouse|bank",
        ),
        debtorOnly,
      ),
      abroad("third-party", debtorOnly),
      subjectTells,
    ),
  },
  {
    ...{ id: "GEN-05", documents: LETTERS, debtors: EVERYBODY, severity: "error" },
    article: "C. pén. 433-13 et 433-17",
    judge: all(
      shows(
        pattern(
          OFFICIAL_TITLE,
          "sommation|commandement|signification|exploit|avis |ordonnance|assignation|republique|peuple|au nom de la loi|egalite|marianne",
        ),
        officialLook,
      ),
      shows(pattern(OFFICIAL_SENDER, "huissier|commissaire|tribunal"), officialLook),
      abroad("official", officialLook),
      (text) => (EMBLEM.test(text.raw) ? [faultOf(text, officialLook)] : []),
    ),
  },
  {
    ...{ id: "GEN-06", documents: LETTERS, debtors: EVERYBODY, severity: "error" },
    article: "C. conso. L121-6, 5°\u00a0; C. pén. 312-10 et 222-16",
    judge: threats,
  },
  {
    ...{ id: "GEN-07", documents: CLAIMS.concat("note"), debtors: EVERYBODY, severity: "error" },
    article: "C. civ. 2240 à 2244\u00a0; Cass. com. 18 mai 2022, n°\u00a020-23.204",
    judge: all(
      says(pattern(INTERRUPTS, "prescription|limitation"), noInterruption),
      abroad("interrupts", noInterruption),
    ),
  },
  {
    ...{
      id: "GEN-08",
      documents: [...LETTERS, "statement", "proof-of-claim", "petition", "summons", "invoice"],
      debtors: EVERYBODY,
      severity: "error",
    },
    article: "C. com. L441-10\u00a0; C. civ. 1231-6, 1344, 1343-1, 1343-5",
    judge: outdated,
  },
]
