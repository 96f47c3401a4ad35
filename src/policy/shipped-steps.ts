import type { Step, StepConditions } from "./scenario.ts"

/** A condition that lets everything pass. */
export const ALWAYS: StepConditions = {
  ...{ mostCents: null, leastInvoices: 0, leastDaysLate: 0, kinds: [], segments: [] },
}

const PLAIN: Pick<
  Step,
  "name" | "countedFrom" | "approval" | "task" | "minimumCents" | "when" | "attachments" | "penalties"
> = {
  name: null,
  ...{ countedFrom: "due-date", approval: "one-click", task: null, minimumCents: 0, when: ALWAYS },
  ...{ attachments: [], penalties: "none" },
}

type Changes = Partial<Omit<Step, "key">>

const written = (key: string, tone: Step["tone"], delayDays: number, changes: Changes = {}): Step => ({
  ...PLAIN,
  ...{ key, delayDays, channel: "email", tone, templateKey: key },
  ...changes,
})

const inside = (
  key: string,
  task: NonNullable<Step["task"]>,
  delayDays: number,
  changes: Changes = {},
): Step => ({
  ...PLAIN,
  ...{
    key,
    delayDays,
    channel: task === "phone" ? "phone" : "task",
    tone: null,
    approval: "automatic",
    task,
  },
  templateKey: task === "recovery" ? null : task === "phone" ? "phone-call" : "ask-salesperson",
  ...changes,
})

// A courtesy note for small invoices would be noise.
/** A note before the due date, for larger invoices. */
export const courtesyBefore = (delayDays: number, changes?: Changes): Step =>
  written("courtesy-before", "courtesy", delayDays, { minimumCents: 1_000_00, ...changes })

/** The first word after the due date. */
export const friendly = (delayDays: number, changes?: Changes): Step =>
  written("friendly-email", "friendly", delayDays, changes)

/** A second friendly word, for those whom firmness would hurt. */
export const secondFriendly = (delayDays: number, changes?: Changes): Step =>
  written("second-friendly", "friendly", delayDays, changes)

/** A call, with its sheet. */
export const call = (delayDays: number): Step => inside("phone-call", "phone", delayDays)

/** The firm reminder, which says what the law adds. */
export const firm = (delayDays: number, changes?: Changes): Step =>
  written("firm-email", "firm", delayDays, { penalties: "announce", ...changes })

/** A question to the colleague who knows the customer. */
export const askSalesperson = (delayDays: number): Step =>
  inside("ask-salesperson", "ask-salesperson", delayDays)

/** The same question before anything is written. */
export const askSalespersonFirst = (delayDays: number): Step =>
  inside("ask-salesperson-first", "ask-salesperson", delayDays)

/** The formal notice, with what lateness has added line by line: always read and approved by a person. */
export const formalNotice = (delayDays: number, changes?: Changes): Step =>
  written("formal-notice", "formal", delayDays, {
    ...{ channel: "registered-letter", approval: "person", penalties: "claim" },
    ...changes,
  })

/** The file goes to whoever recovers; what comes next is a person's choice. */
export const toRecovery = (delayDays: number): Step => inside("to-recovery", "recovery", delayDays)

/** The step of its own that answers a broken promise. */
export const promiseBroken = (changes?: Changes): Step => written("promise-broken", "firm", 0, changes)

/** The firm reminder to a public body, to its authorising officer and its accountant. */
export const publicFirm = (delayDays: number): Step =>
  written("public-firm", "firm", delayDays, { penalties: "announce" })

/** The written claim to a public buyer that must come before a judge may be asked (CJA R421-1). */
export const publicClaim = (delayDays: number): Step =>
  written("public-claim", "formal", delayDays, {
    ...{ channel: "registered-letter", approval: "person", penalties: "claim" },
  })
