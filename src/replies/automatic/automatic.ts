import { addDays, type Day } from "../../kernel/day.ts"
import { daysIn } from "../extraction/days.ts"
import { plain } from "../extraction/plain.ts"
import type { InboundMail } from "../mail/inbound-mail.ts"

const SUBJECT =
  /^(?:reponse automatique|absence|absente? |message d'absence|automatic reply|auto(?:matic)?[- ]?(?:reply|response|repons)|out of (?:the )?office|autorespon|auto: |hors du bureau|en conges?|conges? |fermeture)|\b(?:absente? du bureau|absence du bureau|out of office|reponse automatique|auto-reply)\b/

/** True when a machine answered in a person’s name: by the headers that say so (RFC 3834), or by the subject. */
export function isAutomatic(mail: InboundMail): boolean {
  const header = (name: string) => (mail.headers.get(name) ?? "").toLowerCase()
  const submitted = header("auto-submitted")
  return (
    (submitted !== "" && !submitted.startsWith("no")) ||
    /auto_reply|junk/.test(header("precedence")) ||
    ["x-autoreply", "x-autorespond", "x-autoreply-from", "x-mail-autoreply"].some((name) =>
      mail.headers.has(name),
    ) ||
    SUBJECT.test(plain(mail.subject).replace(/^(?:re|tr|fwd?) ?: */, ""))
  )
}

/** What somebody who is away lets us know. */
export interface Absence {
  /** The day they are back; null when they do not say. */
  readonly returnsOn: Day | null
  /** Whom to turn to meanwhile: an address, or a name as it was written. */
  readonly substitute: string | null
}

const BACK =
  /(?:retour|reprise|reouverture|rouvr\w+|reprendr\w+|back|return(?:ing)?|in the office|reviendrai)[^.!?\n]{0,45}$/
const UNTIL = /(?:jusqu'?\s?(?:au|a)?|until|till|through|\bau|\bto|\ba)[^.!?\n]{0,14}$/

/** Reads the words of an absence. "jusqu’au 16 mars" means back on the 17th. */
export function absenceIn(own: string, mailOn: Day): Absence {
  const flat = plain(own)
  const coming = daysIn(own, mailOn).filter(({ on }) => on >= mailOn)
  const before = (start: number) => flat.slice(Math.max(0, start - 60), start)
  const back = coming.find(({ start }) => BACK.test(before(start)))
  const last = coming
    .filter(
      ({ start, end }) => UNTIL.test(before(start)) || /^ ?(?:au|a|jusqu'au)\b/.test(flat.slice(start, end)),
    )
    .at(-1)
  return {
    returnsOn: back?.on ?? (last ? addDays(last.on, 1) : null),
    substitute: otherContactIn(own),
  }
}

const TURN_TO =
  /(?:[Cc]ontact(?:er|ez)?|[Jj]oindre|[Aa]dresse[rz](?:-vous)?(?: a)?|[Ee]cri(?:re|vez)(?: a)?|[Vv]oi[rt] avec|[Vv]oyez avec|rempla[cç]ante? est|[Pp]lease contact|prevenir|[Aa]ppele[rz]|c'est|desormais|successeur,?|interlocut\w+ est|a voir avec|colleague)\W+((?:(?:M|Mme|Mlle|Me|Mr|Mrs|Ms)\.? )?\p{Lu}[\p{L}'’-]+(?: (?:\p{Lu}|de |du |le |Le )[\p{L}'’-]+){0,2})/u

/** Whom a mail says to write to instead: the first address in it, or else the name after "contacter" and the like. */
export function otherContactIn(own: string): string | null {
  const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(own)?.[0]
  return address?.toLowerCase() ?? TURN_TO.exec(own)?.[1] ?? null
}
