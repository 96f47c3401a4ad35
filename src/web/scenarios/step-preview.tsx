import { FileText } from "lucide-react"
import { useDeferredValue, useEffect, useState } from "react"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { CustomerLine } from "../api/shapes/ledger.ts"
import type { Listing } from "../api/shapes/listing.ts"
import type { ScenarioStep, StepPreview } from "../api/shapes/scenarios.ts"
import { buttonClass } from "../parts/button.tsx"
import { Dialog } from "../parts/dialog.tsx"
import { Failure } from "../parts/failure.tsx"
import { SelectField, TextField } from "../parts/field.tsx"
import { ListSkeleton } from "../parts/placeholders.tsx"
import { MailFrame } from "../review/mail-frame.tsx"
import { useMoney, useWords } from "../words/language.tsx"

interface StepPreviewProps {
  readonly name: string
  readonly step: ScenarioStep
  readonly onClose: () => void
}

/** What a real customer would read if this step were taken today. */
export function StepPreviewDialog({ name, step, onClose }: StepPreviewProps) {
  const words = useWords()
  const w = words.scenarios
  const money = useMoney()
  const [typed, setTyped] = useState("")
  const query = { sort: step.delayDays < 0 ? "open" : "overdue", search: useDeferredValue(typed.trim()) }
  const customers = useCompanyRead<Listing<CustomerLine>>("/customers", { query })
  const owing = (customers.data?.items ?? []).filter(({ openCents }) => openCents > 0)
  const [chosen, setChosen] = useState<string | null>(null)
  const customerId = (owing.find(({ id }) => id === chosen) ?? owing[0])?.id ?? null
  return (
    <Dialog open onClose={onClose} title={w.previewOf(name)} wide>
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_14rem]">
        <SelectField
          label={w.previewWith}
          hint={customers.data && owing.length === 0 ? w.previewChoose : undefined}
          value={customerId ?? ""}
          onChange={(event) => setChosen(event.target.value)}
        >
          {owing.map((customer) => (
            <option key={customer.id} value={customer.id}>
              {`${customer.name} (${money(customer.openCents, customer.currency)})`}
            </option>
          ))}
        </SelectField>
        <TextField
          label={words.common.search}
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {customerId !== null && <Shown key={customerId} step={step} customerId={customerId} />}
    </Dialog>
  )
}

function Shown({ step, customerId }: { step: ScenarioStep; customerId: string }) {
  const w = useWords().scenarios
  const { mutate, data, error } = useCompanyChange<{ customerId: string; step: ScenarioStep }, StepPreview>(
    "POST",
    "/step-previews",
  )
  useEffect(() => mutate({ customerId, step }), [mutate, customerId, step])
  if (error)
    return (
      <div className="mt-4">
        <Failure failure={error} />
      </div>
    )
  if (!data) return <ListSkeleton rows={3} />
  return (
    <div className="mt-4">
      <p className="flex flex-wrap items-center justify-between gap-2">
        <span>
          <span className="text-faint">{w.previewSubject} : </span>
          <span className="font-medium">{data.subject}</span>
        </span>
        {data.letterPdf !== null && <LetterLink pdf={data.letterPdf} />}
      </p>
      <MailFrame html={data.html} title={data.subject} />
    </div>
  )
}

/** The letter itself, opened beside: the address lives as long as this window. */
function LetterLink({ pdf }: { pdf: string }) {
  const w = useWords().scenarios
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const bytes = Uint8Array.from(atob(pdf), (sign) => sign.charCodeAt(0))
    const made = URL.createObjectURL(new Blob([bytes], { type: "application/pdf" }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [pdf])
  return (
    <a href={address} target="_blank" rel="noreferrer" className={buttonClass("plain", true)}>
      <FileText className="size-4" aria-hidden />
      {w.previewLetter}
    </a>
  )
}
