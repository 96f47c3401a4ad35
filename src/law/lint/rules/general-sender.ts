import { isRegisteredCompany } from "../../company-form.ts"
import { CLAIMS, EVERYBODY, LETTERS } from "../document.ts"
import type { LintFacts, SenderFacts } from "../facts.ts"
import { all, faultOf, type Judge, knowing, type LintRule, lacks, says, where } from "../judge.ts"
import { has, pattern } from "../read-text.ts"

/** Who writes, how to answer, where to pay: what every letter must make plain. */

function missingOf(sender: SenderFacts): { fr: string[]; en: string[] } {
  const { legalForm } = sender
  const lines: [boolean, string, string][] = [
    [sender.name.trim() === "", "le nom", "the name"],
    [legalForm === null, "la forme juridique (ou «\u00a0EI\u00a0»)", "the legal form (or “EI”)"],
    [sender.shareCapital === null && isRegisteredCompany(legalForm), "le capital", "the share capital"],
    [sender.siren === null, "le SIREN", "the SIREN"],
    [
      sender.registryCity === null && isRegisteredCompany(legalForm),
      "la ville du RCS",
      "the town of the RCS",
    ],
    [!sender.hasAddress, "l’adresse du siège", "the address of the seat"],
    [!sender.hasContact, "un téléphone ou une adresse e-mail", "a phone number or an e-mail address"],
  ]
  const missing = lines.filter(([isMissing]) => isMissing)
  return { fr: missing.map(([, fr]) => fr), en: missing.map(([, , en]) => en) }
}

const SIREN = pattern(
  "\\b(siren|siret|rcs|r c s)\\b[^\\n]{0,40}?\\d{3} ?\\d{3} ?\\d{3}|\\d{3} ?\\d{3} ?\\d{3} (\\d{5} )?(rcs|r c s)",
)

const identity: Judge = (text, { sender }) => {
  if (sender === undefined) {
    return has(text, SIREN)
      ? []
      : [
          faultOf(text, {
            fr: "Le SIREN de l’expéditeur manque, avec la ville du RCS\u00a0: toute correspondance les porte.",
            en: "The sender’s SIREN and the town of its register are missing: every letter carries them.",
          }),
        ]
  }
  const { fr, en } = missingOf(sender)
  if (fr.length === 0) return []
  return [
    faultOf(text, {
      fr: `Il manque à votre identité\u00a0: ${fr.join(", ")}. La loi veut que tout courrier les porte\u00a0; complétez-les dans Réglages, Entreprise.`,
      en: `Your identity lacks: ${en.join(", ")}. The law wants every letter to carry them; complete them in Settings, Company.`,
    }),
  ]
}

const thirdParty: Judge = all(
  knowing(({ sender }) => sender?.isThirdParty, Boolean, {
    fr: "L’expéditeur n’est pas le créancier\u00a0: les mentions du recouvrement pour autrui sont obligatoires.",
    en: "The sender is not the creditor: the mentions of collection for others are compulsory.",
  }),
  says(
    pattern(
      "notre cliente?\\b[^.!?\\n]{0,60}?(nous a (confie|charge|mandate)|nous charge)|mandates? par|au nom et pour le compte de|agissant pour le compte de|on behalf of our client|our client has instructed us",
      "mandat|confie|charge|pour le compte|on behalf|instructed",
    ),
    {
      fr: "Le texte parle au nom d’un autre créancier. Écrivez au nom de votre entreprise, ou ajoutez les mentions du recouvrement pour autrui.",
      en: "The text speaks for another creditor. Write in the name of your company, or add the mentions of collection for others.",
    },
  ),
)

const TRACKED_IMAGE =
  /<(img|link|iframe|video|audio|source|input|object|embed)\b[^>]*\b(src|href|srcset|data|poster)\s*=\s*["']?\s*(https?:)?\/\/|\bbackground\s*=\s*["']?\s*(https?:)?\/\/|url\(\s*["']?\s*(https?:)?\/\/|@import/i
const TRACKED_LINK =
  /https?:\/\/[^\s"'<>)]*([?&](utm_\w+|mc_eid|trk|track\w*|uid|rid|recipient|subscriber|email)=|\/(click|track|open)\/|[?&=/][0-9a-f]{24,}|[?&=][\w-]{32,})/i

const tracking: Judge = (text) => {
  if (!text.raw.includes("//") && !text.html?.includes("//") && !text.html?.includes("@import")) return []
  const pixel = text.html !== null && TRACKED_IMAGE.test(text.html)
  const link = TRACKED_LINK.test(text.html ?? "") || TRACKED_LINK.test(text.raw)
  if (!pixel && !link) return []
  return [
    faultOf(text, {
      fr: pixel
        ? "La page va chercher une image ou un fichier au-dehors\u00a0: suivre l’ouverture d’un courriel demande le consentement du destinataire."
        : "Un lien est propre au destinataire\u00a0: suivre les clics demande son consentement. Mettez un lien ordinaire.",
      en: pixel
        ? "The page fetches an image or a file from outside: following the opening of an e-mail needs the recipient’s consent."
        : "A link is the recipient’s own: following clicks needs their consent. Use an ordinary link.",
    }),
  ]
}

const VERIFIED = pattern(
  "verifi|numero habituel|confirm\\w+ (par telephone|de vive voix)|verify|usual number|check this",
)

const bankDetails: Judge = all(
  knowing(
    ({ sender }) => sender?.isIbanOfInvoices,
    (is) => !is,
    {
      fr: "L’IBAN n’est pas celui des factures\u00a0: un débiteur prudent n’y paiera pas.",
      en: "The IBAN is not the one on the invoices: a careful debtor will not pay into it.",
    },
  ),
  knowing(
    ({ sender }) => sender?.isOwnDomain,
    (is) => !is,
    {
      fr: "Le domaine d’envoi n’est pas celui de l’entreprise\u00a0: le message passera pour une fraude.",
      en: "The sending domain is not the company’s: the message will look like fraud.",
    },
  ),
  says(
    pattern(
      "(changement|nouvelles?|nouveaux?|modifi\\w+|change\\w*)[^.!?\\n]{0,40}?(coordonnees bancaires|\\biban\\b|\\brib\\b|compte bancaire)|(iban|rib|coordonnees bancaires)[^.!?\\n]{0,30}?(a change|ont change|modifie)|new (bank details|bank account|iban)|bank details have changed",
      "iban|rib|bancaire|bank",
    ),
    {
      fr: "Un changement d’IBAN s’annonce avec le moyen de le vérifier, par exemple un rappel au numéro habituel\u00a0: c’est la fraude la plus courante.",
      en: "A new IBAN is announced with the way to check it, such as a call to the usual number: it is the most common fraud.",
    },
    (text) => has(text, VERIFIED),
  ),
)

const REPLY =
  "repond(s|ez|re)|ecri(s|vez|vant)-nous|ecrivez|appel(ez|er|le)|contact(ez|er)|joindre|telephon|(indiquez|dites|signalez|precisez|faites)-(le-)?nous|nous (indiquer|dire|signaler|preciser|informer)|nous le (signaler|dire)|votre interlocut|a votre disposition|repl(y|ies)|write to us|call us|tell us|let us know|get in touch|contact us|antwort\\w*|rufen sie|ruf uns|schreib\\w*|respond\\w+|escrib\\w+|llam\\w+|rispond\\w+|scriv\\w+|chiam\\w+|beantwoord\\w*|bel ons|schrijf\\w*|escrev\\w+|lig(a|ue)\\b|llame"

/** The rules on the sender that hold for every letter. */
export const GENERAL_SENDER: readonly LintRule[] = [
  {
    ...{ id: "GEN-01", documents: LETTERS, debtors: EVERYBODY, severity: "error" },
    article: "C. com. R123-237 et R123-238\u00a0; R526-27 (EI)",
    judge: identity,
  },
  {
    ...{
      id: "GEN-09",
      documents: LETTERS.filter((kind) => kind !== "agency"),
      debtors: EVERYBODY,
      severity: "warning",
    },
    article: "CPCE R124-1",
    judge: thirdParty,
  },
  {
    ...{ id: "GEN-10", documents: LETTERS, debtors: EVERYBODY, severity: "error" },
    article: "Loi Informatique et Libertés art. 82\u00a0; CNIL, délib. 2026-042",
    judge: where(
      ({ channel }: LintFacts) => channel === undefined || channel === "email" || channel === "sms",
      tracking,
    ),
  },
  {
    ...{ id: "GEN-11", documents: LETTERS, debtors: EVERYBODY, severity: "warning" },
    article: "Usage\u00a0; prévention de la fraude au faux RIB",
    judge: bankDetails,
  },
  {
    ...{ id: "GEN-12", documents: CLAIMS, debtors: EVERYBODY, severity: "warning" },
    article: "RGPD art. 12 à 14",
    judge: all(
      lacks(pattern(REPLY), {
        fr: "Le texte ne dit pas comment vous répondre ou contester. Dites à qui, et comment.",
        en: "The text does not say how to answer you or to dispute. Say whom to reach, and how.",
        remedy: {
          label: { fr: "Ajouter comment répondre", en: "Add how to answer" },
          replacement: {
            fr: "Si vous avez déjà payé ou si vous contestez un point, répondez à ce message.",
            en: "If you have already paid or if you dispute something, reply to this message.",
          },
        },
      }),
      knowing(
        ({ sender }) => sender?.hasPrivacyNotice,
        (is) => !is,
        {
          fr: "Indiquez où lire votre notice sur les données personnelles.",
          en: "Say where to read your notice on personal data.",
        },
      ),
    ),
  },
]
