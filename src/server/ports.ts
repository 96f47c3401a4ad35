import { resolveTexts } from "../adapters/dns/resolve-texts.ts"
import { findInMailbox, verifyImap } from "../adapters/imap/mailbox.ts"
import { verifySmtp } from "../adapters/smtp/verify.ts"
import { enclosedNow } from "../delivery/enclosed/workflows.ts"
import { refuseUnlawfulLetter } from "../delivery/legal-check/check.ts"
import type { Message } from "../delivery/outbox/message.ts"
import { STATE_SENTENCES } from "../delivery/outbox/wording.ts"
import type { RenderLetter } from "../delivery/posting/workflows.ts"
import { inputOf } from "../delivery/rendering/workflows.ts"
import type { RunPorts } from "../delivery/run/workflows.ts"
import type { SetLetter } from "../delivery/simulated/workflows.ts"
import type { Day } from "../kernel/day.ts"
import { refuse } from "../kernel/refusal.ts"
import { readBranding } from "../messages/branding/store.ts"
import { type Enclosed, sameEnclosures } from "../messages/enclosures/enclosure.ts"
import { enclosedFiles, keptOf } from "../messages/enclosures/workflows.ts"
import { letterOf } from "../messages/letter.ts"
import { messageLanguage } from "../messages/words/words.ts"
import type { AppPorts } from "./app.ts"
import { CONSIGN_PORTS } from "./consign-ports.ts"
import { enqueue } from "./jobs/queue.ts"
import { MAILBOX_PORTS } from "./mailbox-ports.ts"
import { setPaper } from "./paper.ts"

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
    const enclosed = await enclosedNow(tx, message, today)
    refuseUnlessSame(message, enclosed)
    const language = messageLanguage(message.language)
    const letter = await letterSetter(isOldPdf, enclosed)(tx, input, message, language)
    const papers = enclosed.filter(({ enclosure }) => enclosure.kind === "invoice")
    const invoices = await enclosedFiles(tx, papers, setPaper)
    const behind = [...(input.papers ?? []), ...invoices]
    if (behind.length === 0) return letter
    // A letter with the pages of other people's PDFs behind it is not PDF/A any more: they are as they are.
    const { letterPile } = await import("../adapters/typst/letters.ts")
    const pages = behind.map(({ fileName, bytes }) => ({ name: fileName, pdf: bytes }))
    return letterPile(message.subject, [{ name: message.subject, pdf: letter }, ...pages], false)
  }

/** What is printed is what was looked at. */
function refuseUnlessSame(message: Message, enclosed: readonly Enclosed[]): void {
  if (message.state !== "approved" || sameEnclosures(message.enclosures, keptOf(enclosed))) return
  refuse("ENCLOSURES_CHANGED", STATE_SENTENCES["enclosures-changed"], { messageId: message.id })
}

/** Sets a letter from what it says, on the company's paper; as PDF 1.4 for a provider that reads no other. */
const letterSetter =
  (isOldPdf: boolean, enclosed: readonly Enclosed[] = []): SetLetter =>
  async (tx, input, prose, language) => {
    const { letterPdf } = await import("../adapters/typst/letters.ts")
    const branding = await readBranding(tx)
    return letterPdf(letterOf(input, prose, language, branding, enclosed), isOldPdf ? "a-1b" : "a-3b")
  }

/** The hands of this machine: mail servers, mailboxes, the typesetter, the job queue. */
export function machinePorts({ box, openCarrier }: RunPorts): AppPorts {
  return {
    ...{ box, openCarrier },
    openConsignmentCarrier: CONSIGN_PORTS.open,
    findByMessageId: findInMailbox(),
    verifySending: verifySmtp(),
    verifyReading: verifyImap(),
    resolveTexts,
    ...MAILBOX_PORTS,
    renderLetter,
    setPaper,
    setLetter: letterSetter(false),
    pileLetters: async (letters, isDuplex) =>
      (await import("../adapters/typst/letters.ts")).letterPile("Courrier", letters, isDuplex),
    countPages: async (pdf) => (await import("../adapters/typst/letters.ts")).pageCount(pdf),
    renderPenalties: async (document) =>
      (await import("../adapters/typst/letters.ts")).penaltiesPdf(document),
    drawLetter: async (letter) => (await import("../adapters/typst/letters.ts")).letterPicture(letter),
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
