import { expect, test } from "vitest"
import { DEBTOR_KINDS, type DebtorKind, type DocumentKind } from "./document.ts"
import { lint } from "./lint.ts"

const FOOT = "\n\nMenuiserie Tanguy, SARL – 12 rue du Port, 29000 Quimper – SIREN 732 829 320 RCS Quimper"

const graver = (
  body: string,
  document: DocumentKind,
  debtor: DebtorKind,
  subject = "Votre facture",
): string[] =>
  lint({ subject, body }, { document, debtor })
    .findings.filter(({ severity }) => severity !== "info")
    .map(({ ruleId, excerpt, sentence }) => `${ruleId} ${excerpt} ${sentence.fr}`)

// Letters as careful people write them: none of them is wrong.
const GOOD: readonly (readonly [string, DocumentKind, DebtorKind, string])[] = [
  [
    "a first reminder that offers help",
    "first-reminder",
    "professional",
    "Bonjour Madame,\n\nSauf erreur de saisie de notre part, notre facture FA-118 du 2 janvier 2026, échue le 1er février 2026, n’est pas encore réglée : 1 240,00 €. Si votre service comptable ne l’a pas reçue, dites-le-nous, nous vous l’enverrons de nouveau sans frais.\n\nBien à vous",
  ],
  [
    "a first reminder that says what is due by law",
    "first-reminder",
    "professional",
    "Notre facture FA-118 du 2 janvier 2026, échue le 1er février 2026, reste due pour 1 240,00 €. Pour mémoire, les pénalités de retard et l’indemnité forfaitaire de 40 € courent de plein droit ; nous ne les réclamons pas à ce jour. Une question ? Appelez-nous au 02 98 00 00 00.",
  ],
  [
    "a second reminder that keeps amounts apart",
    "second-reminder",
    "professional",
    "Facture FA-118 du 2 janvier 2026 : principal 1 850,00 € ; pénalités de retard du 2 février au 18 mars 2026, 45 jours au taux de 12,15 % : 27,71 € ; indemnité forfaitaire : 40,00 € ; total : 1 917,71 €. Les pénalités et l’indemnité sont dues au taux de trois fois l’intérêt légal au moins. Merci de payer avant le 31 mars 2026 ou de nous dire ce qui vous arrête.",
  ],
  [
    "a consumer who is told that nothing is added",
    "second-reminder",
    "consumer",
    "Bonjour,\n\nVotre facture FA-118 du 2 janvier 2026 reste à payer : 340,00 €. Nous ne vous demandons ni frais ni pénalités. Vous pouvez payer en trois fois : répondez à ce message, nous trouverons une solution ensemble.",
  ],
  [
    "a consumer whose invoice is forty euros",
    "first-reminder",
    "consumer",
    "Votre facture FA-118 du 2 janvier 2026, de 40,00 €, frais de port compris, n’est pas encore réglée. Merci de nous répondre.",
  ],
  [
    "a formal notice between professionals",
    "formal-notice",
    "professional",
    "Quimper, le 3 mars 2026\n\nMadame, Monsieur,\n\nMalgré nos rappels, notre facture FA-118 du 2 janvier 2026, échue le 1er février 2026, reste impayée pour 1 850,00 €. Nous vous mettons en demeure de nous payer cette somme dans un délai de quinze jours à compter de la réception de la présente. Les pénalités de retard et l’indemnité forfaitaire de 40 € par facture sont dues depuis le lendemain de l’échéance (article L. 441-10 du code de commerce) et ne sont pas comprises dans cette somme.\n\nÀ défaut, nous saisirons le tribunal de commerce d’une requête en injonction de payer, sans autre rappel. La présente n’interrompt pas la prescription. Si vous contestez, écrivez-nous.",
  ],
  [
    "a formal notice to a consumer",
    "formal-notice",
    "consumer",
    "Quimper, le 3 mars 2026\n\nMadame,\n\nVotre facture FA-118 du 2 janvier 2026 reste due : 340,00 €. Nous vous mettons en demeure de la payer au plus tard le 25 mars 2026. À compter de cette mise en demeure, la somme porte intérêt au taux légal (article 1231-6 du code civil). Si vous rencontrez une difficulté, appelez-nous : nous pouvons convenir d’un échéancier. Sans réponse de votre part, nous pourrons demander au tribunal judiciaire une ordonnance portant injonction de payer.",
  ],
  [
    "a reminder to a town hall",
    "second-reminder",
    "public",
    "Madame, Monsieur,\n\nNotre facture FA-118 du 2 janvier 2026, déposée sur le portail le 3 janvier 2026 (engagement 2026-44), reste à payer : 4 200,00 €. Les intérêts moratoires et l’indemnité de 40 € sont dus de plein droit (articles L. 2192-13 et D. 2192-35 du code de la commande publique). Merci de nous indiquer la date de mise en paiement.",
  ],
  [
    "an English letter",
    "second-reminder",
    "professional",
    "Hello,\n\nOur invoice FA-118 of 2 January 2026 is still open: €1,850.00. Late-payment penalties are due by law and are not included in this amount. We have no intention of calling a bailiff or of freezing your accounts; please call us.",
  ],
]

test.each(GOOD)("%s raises no alarm", (_, document, debtor, body) => {
  expect(graver(body + FOOT, document, debtor)).toEqual([])
})

// Words that sound like a threat and are none.
test.each([
  "Nous n’avons jamais parlé de saisie.",
  "Aucune saisie ne sera demandée.",
  "Il n’est pas question de déposer plainte.",
  "Une saisie suppose un titre exécutoire : nous n’en avons pas et n’en demandons pas.",
  "La juridiction saisie dira qui a raison.",
  "Votre police d’assurance a été transmise.",
  "Votre commande est dans la liste des articles à publier sur notre site.",
  "Nous ne voulons pas vous inscrire dans un fichier des impayés.",
  "Le dossier a été confié à notre commercial, qui passera vous voir.",
  "Merci de signaler à votre banque le nouveau montant du virement.",
  "We will never contact your employer.",
  "There will be no bailiff.",
])("“%s” is no threat", (sentence) => {
  for (const debtor of DEBTOR_KINDS) {
    const found = graver(`${sentence} Répondez-nous.`, "note", debtor)
    expect(found.filter((one) => /^GEN-0[4-7]/.test(one))).toEqual([])
  }
})

// Threats in other dress, which the denial of something else does not hide.
test.each([
  "Si vous ne répondez pas, nous ferons saisir vos comptes.",
  "Sans réponse sous huit jours, une saisie sera pratiquée.",
  "Sans réponse de votre part nous procéderons à la saisie de vos biens.",
  "Nous n’aurons d’autre choix que de procéder à une saisie.",
  "Nous ne manquerons pas de déposer plainte.",
  "UN COMMISSAIRE DE JUSTICE SAISIRA VOS COMPTES.",
  "Un recouvreur passera à votre domicile.",
  "Nous enverrons nos agents à votre domicile.",
  "Votre compte sera gelé dès demain.",
  "Votre nom sera publié sur notre site.",
  "Nous vous ferons une mauvaise publicité sur les réseaux sociaux.",
  "Failing payment, we will not hesitate to seize your goods.",
])("“%s” is one", (sentence) => {
  expect(graver(sentence, "note", "professional").some((one) => one.startsWith("GEN-06"))).toBe(true)
})
