import { useState } from "react"
import {
  CLAIM_KINDS,
  type ClaimKind,
  EVENT_RULES,
  EVENT_TYPES,
  LIMITATION_RULES,
  type LimitationEventType,
} from "../../law/rules/limitation.ts"
import { ActDialog } from "../acts/act-dialog.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import type { WholeLimit } from "../api/shapes/limitation.ts"
import type { Day } from "../api/shapes/listing.ts"
import { SelectField, TextArea, TextField } from "../parts/field.tsx"
import { say } from "../parts/toast.tsx"
import { useToday } from "../today/use-today.ts"
import { useLanguage, useWords } from "../words/language.tsx"

interface DialogProps {
  readonly limit: WholeLimit
  readonly onClose: () => void
}

const EFFECTS = ["interrupts", "suspends", "ends", "none", "to-confirm"] as const

/** Something that may bear on the period, with its proof. */
export function EventDialog({ limit, onClose }: DialogProps) {
  const words = useWords().limitation
  const today = useToday()
  const [type, setType] = useState<LimitationEventType>("acknowledgement")
  const [happenedOn, setHappenedOn] = useState<Day | "">(today ?? "")
  const [proof, setProof] = useState("")
  const change = useCompanyChange<{
    invoiceId: string
    type: LimitationEventType
    happenedOn: string
    proof: string
  }>("POST", "/limitation-events")
  const submit = () =>
    change.mutate(
      { invoiceId: limit.invoiceId, type, happenedOn, proof },
      { onSuccess: () => [say(words.eventDone), onClose()] },
    )
  return (
    <ActDialog
      title={words.eventAdd}
      lead={`${limit.number} · ${limit.customerName}`}
      onClose={onClose}
      onSubmit={submit}
      change={change}
    >
      <TypeChoice value={type} onChange={setType} />
      <TextField
        label={words.eventOn}
        type="date"
        required
        max={today}
        className="max-w-48"
        value={happenedOn}
        onChange={(event) => setHappenedOn(event.target.value as Day)}
      />
      <TextArea
        label={words.proof}
        hint={words.proofHint}
        rows={2}
        required
        value={proof}
        onChange={(event) => setProof(event.target.value)}
      />
    </ActDialog>
  )
}

interface TypeChoiceProps {
  readonly value: LimitationEventType
  readonly onChange: (type: LimitationEventType) => void
}

function TypeChoice({ value, onChange }: TypeChoiceProps) {
  const words = useWords().limitation
  const { language } = useLanguage()
  return (
    <SelectField
      label={words.eventType}
      value={value}
      onChange={(event) => onChange(event.target.value as LimitationEventType)}
    >
      {EFFECTS.map((effect) => (
        <optgroup key={effect} label={words.effectGroups[effect]}>
          {EVENT_TYPES.filter((one) => EVENT_RULES[one].effect === effect).map((one) => (
            <option key={one} value={one}>
              {EVENT_RULES[one].title[language]}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  )
}

/** An event that was wrongly noted, or whose effect was undone. */
export function CancelEventDialog({ eventId, onClose }: { eventId: string; onClose: () => void }) {
  const words = useWords().limitation
  const [reason, setReason] = useState("")
  const change = useCompanyChange<{ reason: string }>("POST", `/limitation-events/${eventId}/cancellation`)
  const submit = () => change.mutate({ reason }, { onSuccess: () => [say(words.cancelDone), onClose()] })
  return (
    <ActDialog
      title={words.eventCancelTitle}
      onClose={onClose}
      onSubmit={submit}
      change={change}
      submit={words.eventCancelTitle}
      danger
    >
      <TextArea
        label={words.cancelReason}
        rows={2}
        required
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActDialog>
  )
}

/** From where the period is counted. */
export function BasisDialog({ limit, onClose }: DialogProps) {
  const words = useWords().limitation
  const { language } = useLanguage()
  const today = useToday()
  const [completedOn, setCompletedOn] = useState<Day | "">(limit.completedOn ?? "")
  const [kind, setKind] = useState<ClaimKind | "">(limit.givenKind ?? "")
  const change = useCompanyChange<{ completedOn: Day | null; claimKind: ClaimKind | null }>(
    "PATCH",
    `/invoices/${limit.invoiceId}/limitation`,
  )
  const submit = () =>
    change.mutate(
      { completedOn: completedOn || null, claimKind: kind || null },
      { onSuccess: () => [say(words.basisDone), onClose()] },
    )
  return (
    <ActDialog
      title={words.basisTitle}
      lead={`${limit.number} · ${limit.customerName}`}
      onClose={onClose}
      onSubmit={submit}
      change={change}
    >
      <TextField
        label={words.completedOn}
        hint={words.completedHint}
        type="date"
        max={today}
        value={completedOn}
        onChange={(event) => setCompletedOn(event.target.value as Day | "")}
      />
      <SelectField
        label={words.kind}
        value={kind}
        onChange={(event) => setKind(event.target.value as ClaimKind | "")}
      >
        <option value="">{words.kindAuto}</option>
        {CLAIM_KINDS.map((one) => (
          <option key={one} value={one}>
            {LIMITATION_RULES[one].title[language]}
          </option>
        ))}
      </SelectField>
    </ActDialog>
  )
}
