import type { Sentence } from "../../kernel/wording.ts"

/** One thing in the journal or the archive that is not as it was written. */
export interface Fault {
  /** The entry of the journal, where the fault is about one. */
  readonly seq?: number
  readonly messageId?: string
  /** A mail that came in. */
  readonly mailId?: string
  readonly code: FaultCode
  readonly sentence: Sentence
}

const SENTENCES = {
  "entry-missing": {
    fr: "Il manque des écritures du journal avant celle-ci.",
    en: "Entries of the journal are missing before this one.",
  },
  "entry-changed": {
    fr: "Cette écriture du journal a été modifiée après coup.",
    en: "This entry of the journal was changed afterwards.",
  },
  "payload-changed": {
    fr: "Le contenu de cette écriture du journal a été modifié après coup.",
    en: "The content of this entry of the journal was changed afterwards.",
  },
  "chain-broken": {
    fr: "Cette écriture ne suit pas celle qui la précède\u00a0: l’une des deux a été modifiée, remplacée ou déplacée.",
    en: "This entry does not follow the one before it: one of the two was changed, replaced or moved.",
  },
  "end-cut-off": {
    fr: "Les dernières écritures du journal ont été supprimées.",
    en: "The last entries of the journal were deleted.",
  },
  "head-wrong": {
    fr: "La fin du journal n’est pas celle qui avait été notée\u00a0: des écritures ont été ajoutées ou remplacées à la main.",
    en: "The end of the journal is not the one that was noted: entries were added or replaced by hand.",
  },
  "anchor-differs": {
    fr: "Le journal n’est plus celui dont l’empreinte avait été relevée.",
    en: "The journal is no longer the one whose digest was written down.",
  },
  "archive-missing": {
    fr: "L’exemplaire archivé de ce message a disparu.",
    en: "The archived copy of this message is gone.",
  },
  "archive-changed": {
    fr: "L’exemplaire archivé de ce message n’est plus celui qui est parti.",
    en: "The archived copy of this message is no longer the one that left.",
  },
  "proof-changed": {
    fr: "Une preuve ou un accusé de réception gardé avec ce message n’est plus celui qui avait été noté.",
    en: "A proof or acknowledgement of receipt kept with this message is no longer the one that was noted.",
  },
  "proof-missing": {
    fr: "Le journal parle d’une preuve ou d’un accusé de réception qui n’est plus gardé.",
    en: "The journal tells of a proof or acknowledgement of receipt that is no longer kept.",
  },
  "proof-not-journaled": {
    fr: "Une preuve ou un accusé de réception est gardé sans que le journal en parle.",
    en: "A proof or acknowledgement of receipt is kept and the journal does not tell of it.",
  },
  "message-missing": {
    fr: "Le journal parle d’un message envoyé qui n’existe plus.",
    en: "The journal tells of a sent message that is no longer there.",
  },
  "message-changed": {
    fr: "Ce message n’a plus le destinataire, le montant, l’étape ou l’état que le journal a notés à l’envoi.",
    en: "This message no longer has the recipient, amount, step or state that the journal noted when it was sent.",
  },
  "mail-missing": {
    fr: "Un courrier reçu d’un client a disparu des archives.",
    en: "A mail received from a customer is gone from the archive.",
  },
  "mail-changed": {
    fr: "Un courrier reçu d’un client n’est plus celui qui était arrivé.",
    en: "A mail received from a customer is no longer the one that came in.",
  },
  "sent-not-journaled": {
    fr: "Ce message est marqué comme envoyé sans que le journal en parle.",
    en: "This message is marked as sent and the journal does not tell of it.",
  },
} as const satisfies Record<string, Sentence>

/** What may be wrong; each has its sentence. */
export type FaultCode = keyof typeof SENTENCES

/** A fault with its sentence. */
export function fault(code: FaultCode, where: Pick<Fault, "seq" | "messageId" | "mailId">): Fault {
  return { ...where, code, sentence: SENTENCES[code] }
}

/** Collects faults up to a limit, so that a ruined journal does not fill the memory. */
export class FaultList {
  readonly faults: Fault[] = []
  /** All of them, also those beyond the limit. */
  count = 0
  static readonly MOST = 500

  add(...found: readonly Fault[]): void {
    this.count += found.length
    this.faults.push(...found.slice(0, FaultList.MOST - this.faults.length))
  }
}
