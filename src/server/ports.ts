import { resolveTexts } from "../adapters/dns/resolve-texts.ts"
import { findInMailbox, verifyImap } from "../adapters/imap/mailbox.ts"
import { verifySmtp } from "../adapters/smtp/verify.ts"
import { refuseUnlawfulLetter } from "../delivery/legal-check/check.ts"
import type { RenderLetter } from "../delivery/posting/workflows.ts"
import { inputOf } from "../delivery/rendering/workflows.ts"
import type { RunPorts } from "../delivery/run/workflows.ts"
import type { SetLetter } from "../delivery/simulated/workflows.ts"
import type { Day } from "../kernel/day.ts"
import { refuse } from "../kernel/refusal.ts"
import { readBranding } from "../messages/branding/store.ts"
import { letterOf } from "../messages/letter.ts"
import { messageLanguage } from "../messages/words/words.ts"
import type { AppPorts } from "./app.ts"
import { CONSIGN_PORTS } from "./consign-ports.ts"
import { enqueue } from "./jobs/queue.ts"
import { MAILBOX_PORTS } from "./mailbox-ports.ts"

/** Sets the letter of a message as it would leave on a day. The typesetter is loaded at the first letter. */
export const renderLetter =
  (today: Day, isOldPdf = false): RenderLetter =>
  async (tx, message) => {
    const input = await inputOf(tx, message, today)
    if (!input) {
      return refuse(
        "MESSAGE_NOT_DUE",
        {
          fr: "Cette lettre ne correspond plus à ce qui est dû\u00a0: préparez de nouveau la journée.",
          en: "This letter no longer matches what is due: prepare the day again.",
        },
        { messageId: message.id },
      )
    }
    if (message.state === "approved") refuseUnlawfulLetter(input, message)
    return await letterSetter(isOldPdf)(tx, input, message, messageLanguage(message.language))
  }

/** Sets a letter from what it says, on the company's paper; as PDF 1.4 for a provider that reads no other. */
const letterSetter =
  (isOldPdf: boolean): SetLetter =>
  async (tx, input, prose, language) => {
    const { letterPdf } = await import("../adapters/typst/letters.ts")
    const branding = await readBranding(tx)
    return letterPdf(letterOf(input, prose, language, branding), isOldPdf ? "a-1b" : "a-3b")
  }

/** The hands of this machine: mail servers, mailboxes, the typesetter, the job queue. */
export function machinePorts({ box }: RunPorts): AppPorts {
  return {
    box,
    openConsignmentCarrier: CONSIGN_PORTS.open,
    findByMessageId: findInMailbox(),
    verifySending: verifySmtp(),
    verifyReading: verifyImap(),
    resolveTexts,
    ...MAILBOX_PORTS,
    renderLetter,
    setLetter: letterSetter(false),
    pileLetters: async (letters, isDuplex) =>
      (await import("../adapters/typst/letters.ts")).letterPile("Courrier", letters, isDuplex),
    countPages: async (pdf) => (await import("../adapters/typst/letters.ts")).pageCount(pdf),
    renderPenalties: async (document) =>
      (await import("../adapters/typst/letters.ts")).penaltiesPdf(document),
    renderPlainLetter: async (letter) => (await import("../adapters/typst/letters.ts")).letterPdf(letter),
    renderAgreement: async (document) =>
      (await import("../adapters/typst/letters.ts")).agreementPdf(document),
    askToApply: (tx, application) =>
      enqueue(
        tx,
        "apply-import",
        { companyId: tx.companyId, ...application },
        `apply-import:${application.draftId}`,
      ),
    askToSimulate: (tx, simulationId) =>
      enqueue(tx, "simulate", { companyId: tx.companyId, simulationId }, `simulate:${simulationId}`),
    wakeSender: (tx) => enqueue(tx, "send", { companyId: tx.companyId }),
  }
}
