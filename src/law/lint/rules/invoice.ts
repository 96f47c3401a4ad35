import { CONSUMERS, EVERYBODY, PROFESSIONALS, PUBLIC_BODIES } from "../document.ts"
import type { TermsFacts } from "../facts.ts"
import { all, knowing, type LintRule, lacks, lacksSome, says } from "../judge.ts"
import { INDEMNITY, PENALTIES } from "../money-words.ts"
import { pattern } from "../read-text.ts"

/** Invoices and terms of sale. */

const MENTIONS = [
  {
    pattern: pattern(
      "echeance|a payer (avant )?le|date (limite )?de (paiement|reglement)|payable (le|a|sous|avant)|due (date|on)",
    ),
    name: { fr: "l’échéance", en: "the due date" },
  },
  {
    pattern: pattern(
      "penalites?[^.!?\\n]{0,120}?(%|taux|points|fois)|(%|taux|points)[^.!?\\n]{0,80}?penalites?|penalt\\w+[^.!?\\n]{0,80}?(%|rate)",
    ),
    name: { fr: "le taux des pénalités de retard", en: "the rate of late-payment penalties" },
  },
  {
    pattern: pattern("(?<![\\d,])40(,00)? ?(€|euros?)|€ ?40"),
    name: { fr: "le montant de l’indemnité, 40\u00a0€", en: "the amount of the compensation, €40" },
  },
  {
    pattern: pattern("escompte|early payment|discount"),
    name: { fr: "l’escompte, même nul", en: "the early-payment discount, even if none" },
  },
]
const PUBLIC_MENTIONS = [
  {
    pattern: pattern("engagement|bon de commande|commande n|numero de commande|marche n"),
    name: { fr: "le numéro d’engagement ou de commande", en: "the commitment or order number" },
  },
  {
    pattern: pattern("code (du )?service|service (destinataire|executant)"),
    name: { fr: "le code du service", en: "the service code" },
  },
  {
    pattern: pattern("\\b\\d{3} ?\\d{3} ?\\d{3} ?\\d{5}\\b[\\s\\S]*\\b\\d{3} ?\\d{3} ?\\d{3} ?\\d{5}\\b"),
    name: { fr: "les deux SIRET", en: "both SIRET numbers" },
  },
]
const TOO_LONG = pattern(
  "(60|soixante|75|90|120) jours fin de mois|(75|90|120|quatre-vingt-dix) jours( net| date)?|(60|75|90) days end of month|(75|90|120) days net",
)
const ASSIGNED = pattern(
  "affactur\\w+|subrogat\\w+|subrogee?s?|cession de creances?|cedee?s? a|dailly|l ?313-23|entre les mains de|factor\\b|assigned to",
)

const tooLong = ({ netDays, isEndOfMonth, isTransport }: TermsFacts): boolean | undefined =>
  netDays === undefined ? undefined : netDays > (isTransport ? 30 : isEndOfMonth ? 45 : 60)

/** The rules of invoices and terms of sale. */
export const INVOICE: readonly LintRule[] = [
  {
    ...{ id: "INV-01", documents: ["invoice"], debtors: PROFESSIONALS, severity: "error" },
    article: "C. com. L441-9",
    judge: lacksSome(MENTIONS, ({ fr, en }) => ({
      fr: `La facture ne porte pas\u00a0: ${fr}.`,
      en: `The invoice does not bear: ${en}.`,
      remedy: {
        label: { fr: "Ajouter la mention", en: "Add the mention" },
        replacement: {
          fr: "Pénalités de retard\u00a0: taux de refinancement de la BCE majoré de 10 points. Indemnité forfaitaire pour frais de recouvrement\u00a0: 40\u00a0€. Escompte\u00a0: néant.",
          en: "Late-payment penalties: ECB refinancing rate plus 10 points. Fixed compensation for recovery costs: €40. Early-payment discount: none.",
        },
      },
    })),
  },
  {
    ...{ id: "INV-02", documents: ["invoice"], debtors: PROFESSIONALS, severity: "error" },
    article: "C. com. L441-10, I et II, et L441-11",
    judge: all(
      says(TOO_LONG, {
        fr: "Ce délai dépasse le maximum\u00a0: 60 jours date de facture, ou 45 jours fin de mois s’il est convenu (30 jours pour le transport).",
        en: "This term exceeds the maximum: 60 days from the invoice date, or 45 days end of month if agreed (30 days for transport).",
      }),
      knowing(({ terms }) => terms && tooLong(terms), Boolean, {
        fr: "Le délai de paiement dépasse le maximum légal.",
        en: "The payment term exceeds the legal maximum.",
      }),
      knowing(
        ({ terms }) =>
          terms?.contractRate == null || terms.floorRate === undefined
            ? undefined
            : terms.contractRate < terms.floorRate,
        Boolean,
        {
          fr: "Le taux des pénalités est au-dessous de trois fois l’intérêt légal.",
          en: "The rate of penalties is below three times the legal rate.",
        },
      ),
    ),
  },
  {
    ...{ id: "INV-03", documents: ["invoice"], debtors: CONSUMERS, severity: "error" },
    article: "C. com. L441-10, II\u00a0; note DGCCRF 2012-164",
    judge: all(
      says(INDEMNITY, {
        fr: "L’indemnité de 40\u00a0€ n’a pas sa place sur la facture d’un particulier.",
        en: "The €40 have no place on a consumer’s invoice.",
      }),
      says(PENALTIES, {
        fr: "Les pénalités de l’article L.\u00a0441-10 n’ont pas leur place sur la facture d’un particulier.",
        en: "The penalties of article L. 441-10 have no place on a consumer’s invoice.",
      }),
    ),
  },
  {
    ...{ id: "INV-04", documents: ["invoice"], debtors: PUBLIC_BODIES, severity: "error" },
    article: "CCP L2192-1 et D2192-2",
    judge: lacksSome(PUBLIC_MENTIONS, ({ fr, en }) => ({
      fr: `Pour le portail public, la facture doit porter\u00a0: ${fr}.`,
      en: `For the public portal, the invoice must bear: ${en}.`,
    })),
  },
  {
    ...{ id: "INV-05", documents: ["invoice"], debtors: EVERYBODY, severity: "error" },
    article: "C. civ. 1346-1\u00a0; CMF L313-28",
    judge: (text, facts) => {
      const assigned = facts.invoices?.find(({ isAssigned }) => isAssigned !== undefined)?.isAssigned
      if (assigned === undefined) return null
      return assigned
        ? lacks(ASSIGNED, {
            fr: "Cette facture est cédée\u00a0: elle doit dire que seul le cessionnaire reçoit le paiement, avec son IBAN.",
            en: "This invoice is assigned: it must say that only the assignee receives payment, with its IBAN.",
          })(text, facts)
        : []
    },
  },
]
