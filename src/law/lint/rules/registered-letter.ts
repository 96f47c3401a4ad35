import { CONSUMERS, EVERYBODY, LETTERS } from "../document.ts"
import { all, faultOf, type Judge, knowing, type LintRule, shows, where } from "../judge.ts"
import { pattern } from "../read-text.ts"
import { periodsOf } from "./formal-notice.ts"

const ACCEPTANCE_DAYS = 15
// "Notre lettre recommandée électronique du 3 mars" speaks of another letter.
const CLAIMED = pattern(
  "(e-mail|email|mail|courriel|courrier electronique) recommande|(la presente|le present|ce message|par|envoi)[^.!?\\n]{0,30}? (lettre recommandee electronique|recommande electronique)\\b|(?<=^|\\n)(objet ?: ?)?lettre recommandee electronique|\\blre\\b|registered e-?mail",
  "recommand|lre|registered",
)

const shortPeriod: Judge = (text) =>
  periodsOf(text)
    .filter(({ days }) => days >= 1 && days < ACCEPTANCE_DAYS)
    .map(({ span }) =>
      faultOf(
        text,
        {
          fr: "Le destinataire a quinze jours pour accepter une lettre recommandée électronique\u00a0: ne donnez pas un délai plus court pour payer.",
          en: "The addressee has fifteen days to accept an electronic registered letter: do not give a shorter period to pay.",
          remedy: {
            label: { fr: "Donner quinze jours", en: "Give fifteen days" },
            replacement: { fr: "dans un délai de quinze jours", en: "within fifteen days" },
          },
        },
        span,
      ),
    )

/** The rules of registered letters, electronic and on paper. */
export const REGISTERED_LETTER: readonly LintRule[] = [
  {
    ...{ id: "LRE-01", documents: ["electronic-registered-letter"], debtors: CONSUMERS, severity: "error" },
    article: "Code des postes L100",
    judge: knowing(
      ({ registered }) => registered?.consentOn,
      (consentOn) => consentOn === null,
      {
        fr: "Un particulier doit avoir accepté de recevoir des lettres recommandées électroniques\u00a0: envoyez-la sur papier, ou notez son accord.",
        en: "A consumer must have agreed to receive electronic registered letters: send it on paper, or record the agreement.",
      },
    ),
  },
  {
    ...{ id: "LRE-02", documents: LETTERS, debtors: EVERYBODY, severity: "error" },
    article: "Règlement eIDAS art. 44\u00a0; Code des postes L100",
    judge: all(
      knowing(
        ({ registered }) => registered?.isQualifiedProvider,
        (is) => !is,
        {
          fr: "Ce prestataire n’est pas qualifié\u00a0: ce n’est pas une lettre recommandée électronique.",
          en: "This provider is not qualified: it is no electronic registered letter.",
        },
      ),
      where(
        ({ channel, registered }) =>
          channel !== "electronic-registered-letter" && registered?.isQualifiedProvider !== true,
        shows(CLAIMED, {
          fr: "Un courriel n’est pas un recommandé\u00a0: seul un service qualifié peut envoyer une lettre recommandée électronique.",
          en: "An e-mail is no registered letter: only a qualified service can send an electronic registered letter.",
        }),
      ),
    ),
  },
  {
    ...{ id: "LRE-03", documents: ["electronic-registered-letter"], debtors: EVERYBODY, severity: "warning" },
    article: "Code des postes R53-3",
    judge: shortPeriod,
  },
  {
    ...{ id: "LRE-04", documents: ["electronic-registered-letter"], debtors: EVERYBODY, severity: "warning" },
    article: "Code des postes R53-2 et R53-3",
    judge: knowing(
      ({ registered }) => registered?.hasProofs,
      (has) => !has,
      {
        fr: "Téléchargez et gardez les preuves de dépôt, de réception ou de refus\u00a0: le prestataire ne les garde qu’un an.",
        en: "Download and keep the proofs of deposit, receipt or refusal: the provider keeps them for a year only.",
      },
    ),
  },
  {
    ...{ id: "LR-01", documents: ["registered-letter"], debtors: EVERYBODY, severity: "info" },
    article: "Cass. 1re civ. 20 janv. 2021, n°\u00a019-20.680",
    judge: knowing(
      ({ registered }) => registered?.isLastKnownAddress,
      (is) => !is,
      {
        fr: "Écrivez au siège ou à la dernière adresse connue\u00a0: une lettre revenue «\u00a0non réclamée\u00a0» compte alors quand même.",
        en: "Write to the registered office or the last known address: a letter returned unclaimed then counts all the same.",
      },
    ),
  },
]
