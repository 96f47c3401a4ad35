import { FileDown } from "lucide-react"
import { useCompanyPath, useRights } from "../api/company.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import type { CarriedLetter } from "../api/shapes/letters.ts"
import { Badge, type Tint } from "../parts/badge.tsx"
import { Button, buttonClass } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { Money } from "../parts/figures.tsx"
import { Panel } from "../parts/panel.tsx"
import { say } from "../parts/toast.tsx"
import { useLanguage, useWords } from "../words/language.tsx"

/** What providers carry, where it stands, and the proofs that came back. */
export function Carried({ letters }: { letters: readonly CarriedLetter[] }) {
  const words = useWords().letters
  return (
    <Panel flush title={words.carried}>
      <ul className="divide-y border-t">
        {letters.map((letter) => (
          <CarriedRow key={letter.id} letter={letter} />
        ))}
      </ul>
    </Panel>
  )
}

const TINTS: Readonly<Record<string, Tint>> = { unknown: "late", failed: "late", sent: "good" }

function CarriedRow({ letter }: { letter: CarriedLetter }) {
  const { letters: w, common } = useWords()
  const { language } = useLanguage()
  const { mayWork } = useRights()
  const toUrl = useCompanyPath()
  const back = useCompanyChange<Record<string, never>>("POST", `/messages/${letter.id}/taking-back`)
  const isOnPaper = letter.channel === "letter" || letter.channel === "registered-letter"
  const state =
    letter.deliveryState?.[language] ??
    (letter.state === "unknown" ? w.inDoubt : letter.state === "failed" ? w.notLeft : w.toLeave)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
      <div className="min-w-0 flex-1 basis-52">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium">{letter.customerName}</span>
          <Badge tint={TINTS[letter.state] ?? "plain"}>{state}</Badge>
        </div>
        <div className="text-sm text-soft">
          {common.channels[letter.channel as keyof typeof common.channels]} · {letter.provider} ·{" "}
          <Money cents={letter.amountCents} currency={letter.currency} />
          {letter.trackingNumber && <span className="figure"> · {w.tracking(letter.trackingNumber)}</span>}
        </div>
        {letter.sentence && <p className="mt-1 text-sm text-soft">{letter.sentence[language]}</p>}
        {back.isError && <Failure failure={back.error} />}
      </div>
      {letter.proofs.map(({ id, name }) => (
        <a key={id} href={toUrl(`/proofs/${id}`)} download className={buttonClass("plain", true)}>
          <FileDown className="size-4" aria-hidden />
          {name[language]}
        </a>
      ))}
      {mayWork && isOnPaper && letter.state === "approved" && (
        <Button
          small
          busy={back.isPending}
          onClick={() => back.mutate({}, { onSuccess: () => say(w.takenBack) })}
        >
          {w.takeBack}
        </Button>
      )}
    </li>
  )
}
