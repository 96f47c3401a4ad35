import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { readBounce } from "../../src/replies/bounces/bounce.ts"
import { readMail } from "../../src/replies/mail/inbound-mail.ts"
import type { Measure } from "../result.ts"

/** Where the real files lie that no part of the repository is; absent elsewhere. */
export const CORPORA = join(import.meta.dirname, "..", "..", "..", "shared", "corpora")

interface Fact {
  readonly kind: "dsn" | "free" | "arf" | "autoreply"
  readonly recipients?: readonly {
    readonly rcpt?: string
    readonly action?: string
    readonly status?: string
  }[]
  readonly origMsgId?: string
}

/** Shares of the bounces whose facts are read as an independent reader read them. Empty where the files are not there. */
export async function bouncesMeasured(say: (line: string) => void = () => undefined): Promise<Measure[]> {
  const folder = join(CORPORA, "mail-bounce")
  if (!existsSync(folder)) return []
  const facts: Record<string, Fact> = JSON.parse(readFileSync(join(folder, "FACTS.json"), "utf8"))
  const shares = new Map<string, { right: number; of: number }>()
  const count = (what: string, right: boolean, told: string) => {
    const share = shares.get(what) ?? { right: 0, of: 0 }
    shares.set(what, { right: share.right + Number(right), of: share.of + 1 })
    if (!right) say(`${what}: ${told}`)
  }
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".eml"))) {
    const fact = facts[name]!
    const mail = await readMail(readFileSync(join(folder, name)))
    const bounce = readBounce(mail)
    const [first] = fact.recipients ?? []
    if (name.includes("__not__")) {
      count("left alone, being no bounces", bounce === null, name)
      continue
    }
    if (fact.kind !== "arf" && !name.includes("rfc3834")) {
      count(`recognised as bounces (${fact.kind})`, bounce !== null, `${name} ${mail.subject}`)
      count(`an address found (${fact.kind})`, Boolean(bounce?.recipient), name)
    }
    if (first?.rcpt)
      count(
        "address",
        bounce?.recipient === first.rcpt.toLowerCase(),
        `${name} ${bounce?.recipient} ${first.rcpt}`,
      )
    if (first?.action)
      count("action", bounce?.action === first.action, `${name} ${bounce?.action} ${first.action}`)
    if (first?.status)
      count("status", bounce?.status === first.status, `${name} ${bounce?.status} ${first.status}`)
    if (fact.origMsgId && fact.kind !== "arf") {
      count(
        "Message-ID of the original",
        bounce?.originalMessageId === fact.origMsgId,
        `${name} ${bounce?.originalMessageId} ${fact.origMsgId}`,
      )
    }
  }
  return [...shares].map(([what, { right, of }]) => ({
    what: `${what}: right of ${of}`,
    value: right,
    unit: "mails",
  }))
}
