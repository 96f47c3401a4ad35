import { FileCheck, MailCheck, Upload } from "lucide-react"
import { useState } from "react"
import { useCompanyPath, useRights } from "../api/company.tsx"
import type { DeskLetter } from "../api/shapes/letters.ts"
import { Badge } from "../parts/badge.tsx"
import { Button, buttonClass } from "../parts/button.tsx"
import { DayText, Money } from "../parts/figures.tsx"
import { Panel } from "../parts/panel.tsx"
import { Empty } from "../parts/placeholders.tsx"
import { useWords } from "../words/language.tsx"
import { ReceiptDialog } from "./receipt-dialog.tsx"

/** Letters posted by hand, and their acknowledgements of receipt. */
export function Posted({ letters }: { letters: readonly DeskLetter[] }) {
  const words = useWords().letters
  if (letters.length === 0) {
    return (
      <Panel title={words.posted}>
        <Empty icon={<MailCheck />} title={words.postedEmpty}>
          {words.postedEmptyText}
        </Empty>
      </Panel>
    )
  }
  return (
    <Panel flush title={words.posted}>
      <ul className="divide-y border-t">
        {letters.map((letter) => (
          <PostedRow key={letter.id} letter={letter} />
        ))}
      </ul>
    </Panel>
  )
}

function PostedRow({ letter }: { letter: DeskLetter }) {
  const { letters: w, common } = useWords()
  const toUrl = useCompanyPath()
  const { mayWork } = useRights()
  const [open, setOpen] = useState(false)
  const isRegistered = letter.channel === "registered-letter"
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
      <div className="min-w-0 flex-1 basis-52">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium">{letter.customerName}</span>
          {isRegistered && <ReceiptBadge letter={letter} />}
        </div>
        <div className="text-sm text-soft">
          {common.channels[letter.channel as keyof typeof common.channels]} ·{" "}
          <Money cents={letter.amountCents} currency={letter.currency} />
          {letter.postedOn && (
            <>
              {" · "}
              {w.postedOn} <DayText on={letter.postedOn} />
            </>
          )}
          {letter.depositNumber && <span className="figure"> · {letter.depositNumber}</span>}
        </div>
      </div>
      {letter.hasReceipt && (
        <a href={toUrl(`/messages/${letter.id}/receipt`)} download className={buttonClass("plain", true)}>
          <FileCheck className="size-4" aria-hidden />
          {w.seeReceipt}
        </a>
      )}
      {isRegistered && mayWork && (
        <Button small look={letter.hasReceipt ? "plain" : "soft"} onClick={() => setOpen(true)}>
          <Upload className="size-4" aria-hidden />
          {w.addReceipt}
        </Button>
      )}
      {open && <ReceiptDialog letter={letter} onClose={() => setOpen(false)} />}
    </li>
  )
}

function ReceiptBadge({ letter }: { letter: DeskLetter }) {
  const w = useWords().letters
  return letter.hasReceipt ? (
    <Badge tint="good">{w.receiptKept}</Badge>
  ) : (
    <Badge tint="wait">{w.awaiting}</Badge>
  )
}
