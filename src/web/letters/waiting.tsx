import { Download, Mailbox, Printer } from "lucide-react"
import { useState } from "react"
import { useCompanyPath, useRights } from "../api/company.tsx"
import type { DeskLetter } from "../api/shapes/letters.ts"
import { Badge } from "../parts/badge.tsx"
import { Button, buttonClass } from "../parts/button.tsx"
import { Checkbox, CheckField } from "../parts/checkbox.tsx"
import { Money } from "../parts/figures.tsx"
import { Panel } from "../parts/panel.tsx"
import { Empty } from "../parts/placeholders.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import { PostingDialog } from "./posting-dialog.tsx"
import { SlipFields } from "./slip-fields.tsx"

/** Approved letters that a person takes to the post: print all, choose those that left, note the day. */
export function Waiting({ letters }: { letters: readonly DeskLetter[] }) {
  const words = useWords().letters
  const { mayWork } = useRights()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [noting, setNoting] = useState(false)
  const real = letters.filter(({ mode }) => mode !== "test")
  const chosen = real.filter(({ id }) => !left.has(id))
  if (letters.length === 0) {
    return (
      <Panel title={words.waiting}>
        <Empty icon={<Mailbox />} title={words.waitingEmpty}>
          {words.waitingEmptyText}
        </Empty>
      </Panel>
    )
  }
  const toggle = (id: string) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    setLeft(next)
  }
  return (
    <Panel flush title={words.waiting}>
      <PrintBar />
      <ul className="divide-y border-t">
        {letters.map((letter) => (
          <LetterRow
            key={letter.id}
            letter={letter}
            isChosen={!left.has(letter.id)}
            onToggle={mayWork && letter.mode !== "test" ? () => toggle(letter.id) : null}
          />
        ))}
      </ul>
      {mayWork && real.length > 0 && (
        <div className="border-t px-5 py-3">
          <Button look="primary" disabled={chosen.length === 0} onClick={() => setNoting(true)}>
            {words.note(chosen.length)}
          </Button>
        </div>
      )}
      {noting && <PostingDialog letters={chosen} onClose={() => setNoting(false)} />}
    </Panel>
  )
}

function PrintBar() {
  const words = useWords().letters
  const toUrl = useCompanyPath()
  const [duplex, setDuplex] = useState(false)
  return (
    <div className="space-y-3 px-5 pb-4">
      <p className="max-w-2xl text-soft">{words.waitingLead}</p>
      <div className="flex flex-wrap items-center gap-2">
        <a href={toUrl(`/letters/batch.pdf?duplex=${duplex}`)} download className={buttonClass("soft")}>
          <Printer className="size-4" aria-hidden />
          {words.print}
        </a>
        <a href={toUrl("/letters/batch.csv")} download className={buttonClass()}>
          <Download className="size-4" aria-hidden />
          {words.list}
        </a>
      </div>
      <CheckField checked={duplex} onChange={setDuplex}>
        {words.duplex}
      </CheckField>
    </div>
  )
}

interface LetterRowProps {
  readonly letter: DeskLetter
  readonly isChosen: boolean
  readonly onToggle: (() => void) | null
}

function LetterRow({ letter, isChosen, onToggle }: LetterRowProps) {
  const { letters: words, common } = useWords()
  const { language } = useLanguage()
  const toUrl = useCompanyPath()
  return (
    <li className="flex items-start gap-3 px-5 py-3">
      {onToggle && (
        <Checkbox checked={isChosen} onChange={onToggle} label={words.pick(letter.customerName)} />
      )}
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium">{letter.customerName}</span>
          {letter.mode === "test" && <Badge tint="wait">{words.testLetter}</Badge>}
          {letter.isPrinted && <Badge tint="good">{words.printed}</Badge>}
        </div>
        <div className="text-sm text-soft">
          {common.channels[letter.channel as keyof typeof common.channels]} ·{" "}
          <Money cents={letter.amountCents} currency={letter.currency} />
        </div>
        {letter.sentence && <p className="mt-1 text-sm text-late">{letter.sentence[language]}</p>}
        {letter.slip && <SlipFields slip={letter.slip} />}
      </div>
      <a
        href={toUrl(`/messages/${letter.id}/letter.pdf`)}
        target="_blank"
        rel="noreferrer"
        aria-label={`${words.open} : ${letter.customerName}`}
        className={buttonClass("plain", true)}
      >
        <Printer className="size-4" aria-hidden />
        <span className="hidden sm:inline">{words.open}</span>
      </a>
    </li>
  )
}
