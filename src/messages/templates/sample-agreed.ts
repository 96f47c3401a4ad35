import { day } from "../../kernel/day.ts"
import type { MessageInput } from "../message-input.ts"

type Agreed = Pick<MessageInput, "time" | "dispute" | "plan" | "payCents">

/** The invented agreement that a template of confirmations is tried on; nothing for other templates. */
export function sampleAgreed(key: string, bare: boolean): Agreed {
  if (key.startsWith("time-")) {
    return {
      time: {
        ...{ askedFor: bare ? null : day("2026-05-31"), initialOn: day("2026-02-28") },
        ...{ agreedOn: key === "time-refused" ? null : day("2026-04-15"), penaltiesWaived: !bare },
        ...{ reason: bare ? null : "(C-2026-04)" },
        ...{ numbers: ["F-2026-012"], openCents: 500_00 },
      },
      payCents: 500_00,
    }
  }
  if (key.startsWith("dispute-")) {
    const leftCents = bare ? 0 : 380_00
    return {
      dispute: {
        ...{ number: "F-2026-012", reason: "price", openedOn: day("2026-03-20"), leftCents },
        ...{ answerBy: bare ? null : day("2026-04-19"), amountCents: bare ? null : 120_00 },
        ...{ creditCents: bare ? 0 : 120_00, note: bare ? null : "(D-2026-118)" },
      },
      payCents: leftCents,
    }
  }
  if (!key.startsWith("plan-")) return {}
  const instalments = [
    { dueOn: day("2026-04-01"), amountCents: 294_96 },
    { dueOn: day("2026-05-01"), amountCents: 294_97 },
    { dueOn: day("2026-06-01"), amountCents: 294_97 },
  ]
  return {
    plan: {
      ...{ reference: "ECH-2026-001", numbers: ["F-2026-012", "F-2026-019"], totalCents: 884_90 },
      ...{ leftCents: 884_90, penaltiesWaived: !bare, defaultDays: 8, instalments },
      ...{ answerBy: day("2026-04-08"), acceptedOn: day("2026-03-24") },
    },
    payCents: 294_96,
  }
}
