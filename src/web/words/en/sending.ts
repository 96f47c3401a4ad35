import { countWords } from "../../../kernel/wording.ts"
import type { Words } from "../words.ts"

const count = (n: number, one: string, many: string) => countWords(n, one, many, "en")

/** Messages on their way and what became of them. */
export const sending: Words["sending"] = {
  title: "Sending",
  titleDone: "Sending is over",
  progress: (done: number, total: number) => `${done} of ${count(total, "message", "messages")}`,
  sent: (n: number) => count(n, "sent", "sent"),
  held: (n: number) => count(n, "held", "held"),
  failed: (n: number) => count(n, "failed", "failed"),
  unknown: (n: number) => count(n, "in doubt", "in doubt"),
  waiting: (n: number) => count(n, "waiting", "waiting"),
  heldTitle: "Held at the last moment",
  failedTitle: "Could not leave",
  unknownTitle: "Outcome unknown",
  cancelledTitle: "Cancelled",
  sentTitle: "Left",
  again: "Back to the review",
  toToday: "Back to today",
  states: {
    prepared: "To review",
    approved: "Waiting to leave",
    reserved: "Waiting to leave",
    "handing-over": "Being sent",
    sent: "Sent",
    failed: "Failed",
    unknown: "Outcome unknown",
    held: "Held",
    cancelled: "Cancelled",
  },
  openOriginal: "Original message (.eml)",
  slow: "Sending takes longer than usual. You may leave this page: it goes on without you.",
}
