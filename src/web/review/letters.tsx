import { Link } from "@tanstack/react-router"
import { Printer } from "lucide-react"
import { useState } from "react"
import { ActDialog } from "../acts/act-dialog.tsx"
import { useCompanyPath, useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyList } from "../api/hooks.ts"
import { ApiFailure } from "../api/request.ts"
import type { MessageSummary } from "../api/shapes/follow-up.ts"
import type { Day } from "../api/shapes/listing.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { TextField } from "../parts/field.tsx"
import { Money } from "../parts/figures.tsx"
import { Panel } from "../parts/panel.tsx"
import { say } from "../parts/toast.tsx"
import { useToday } from "../today/use-today.ts"
import { useLanguage, useWords } from "../words/language.tsx"

/** Approved letters that a person has yet to take to the post. */
export function Letters() {
  const words = useWords().review
  const { items } = useCompanyList<MessageSummary>("/messages", { state: "approved" })
  const letters = items.filter(
    ({ channel, provider }) => provider === null && (channel === "letter" || channel === "registered-letter"),
  )
  if (letters.length === 0) return null
  return (
    <Panel flush title={words.letters} aside={<DeskLink />}>
      <ul className="divide-y border-t">
        {letters.map((letter) => (
          <LetterRow key={letter.id} letter={letter} />
        ))}
      </ul>
    </Panel>
  )
}

function DeskLink() {
  const words = useWords()
  return (
    <Link to="/courriers" className={buttonClass("plain", true)}>
      {words.letters.allLetters}
    </Link>
  )
}

function LetterRow({ letter }: { letter: MessageSummary }) {
  const { review: w, common } = useWords()
  const { language } = useLanguage()
  const toUrl = useCompanyPath()
  const { mayWork } = useRights()
  const [open, setOpen] = useState(false)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
      <div className="min-w-0 flex-1 basis-52">
        <div className="font-medium">{letter.customerName}</div>
        <div className="text-sm text-soft">
          {common.channels[letter.channel as keyof typeof common.channels]} ·{" "}
          <Money cents={letter.amountCents} currency={letter.currency} />
        </div>
        {letter.sentence && <p className="mt-1 text-sm text-late">{letter.sentence[language]}</p>}
      </div>
      <a
        href={toUrl(`/messages/${letter.id}/letter.pdf`)}
        target="_blank"
        rel="noreferrer"
        className={buttonClass("plain", true)}
      >
        <Printer className="size-4" aria-hidden />
        {w.letterPdf}
      </a>
      {mayWork && (
        <Button small look="primary" onClick={() => setOpen(true)}>
          {w.posted}
        </Button>
      )}
      {open && <PostingDialog letter={letter} onClose={() => setOpen(false)} />}
    </li>
  )
}

function PostingDialog({ letter, onClose }: { letter: MessageSummary; onClose: () => void }) {
  const { review: w, common } = useWords()
  const today = useToday()
  const [postedOn, setPostedOn] = useState<Day | "">(today ?? "")
  const [depositNumber, setDepositNumber] = useState("")
  const change = useCompanyChange<{ postedOn: Day; depositNumber?: string; evenIfNotDue?: boolean }>(
    "POST",
    `/messages/${letter.id}/posting`,
  )
  // No longer due on that day: the server asks whether it really left, and the second click says so.
  const isAsked = change.error instanceof ApiFailure && change.error.code === "LETTER_NO_LONGER_DUE"
  const submit = () => {
    if (postedOn === "") return
    change.mutate(
      { postedOn, ...(depositNumber !== "" && { depositNumber }), ...(isAsked && { evenIfNotDue: true }) },
      { onSuccess: () => [say(w.postedDone), onClose()] },
    )
  }
  return (
    <ActDialog
      title={w.posted}
      lead={letter.customerName}
      onClose={onClose}
      onSubmit={submit}
      change={change}
      {...(isAsked && { submit: w.alreadyPosted })}
    >
      <TextField
        label={w.postedOn}
        type="date"
        required
        max={today}
        value={postedOn}
        onChange={(event) => setPostedOn(event.target.value as Day)}
      />
      <TextField
        label={w.depositNumber}
        optional={letter.channel === "registered-letter" ? undefined : common.optional}
        hint={w.depositHint}
        value={depositNumber}
        onChange={(event) => setDepositNumber(event.target.value)}
      />
    </ActDialog>
  )
}
