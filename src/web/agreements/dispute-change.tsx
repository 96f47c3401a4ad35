import { useState } from "react"
import type { Day } from "../../kernel/day.ts"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { WholeDispute } from "../api/shapes/agreements.ts"
import { SelectField, TextField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { say } from "../parts/toast.tsx"
import { SaveRow } from "../settings/save-row.tsx"
import { useToday } from "../today/use-today.ts"
import { useWords } from "../words/language.tsx"

interface Member {
  readonly userId: string
  readonly name: string | null
  readonly email: string
}

/** Who looks after a dispute and by when: it may be given more time, never left without an end. */
export function DisputeChange({ dispute }: { dispute: WholeDispute }) {
  const w = useWords().agreements
  const today = useToday()
  const members = useCompanyRead<{ items: readonly Member[] }>("/members").data?.items ?? []
  const [ownerUserId, setOwner] = useState(dispute.ownerUserId ?? "")
  const [answerBy, setAnswerBy] = useState<Day | "">(dispute.answerBy ?? "")
  const change = useCompanyChange<object>("PATCH", `/disputes/${dispute.id}`)
  const save = () =>
    change.mutate(
      { ownerUserId: ownerUserId === "" ? null : ownerUserId, ...(answerBy !== "" && { answerBy }) },
      { onSuccess: () => say(w.changed) },
    )
  return (
    <Panel title={w.change}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
          <SelectField label={w.owner} value={ownerUserId} onChange={(event) => setOwner(event.target.value)}>
            <option value="">{w.nobody}</option>
            {members.map((member) => (
              <option key={member.userId} value={member.userId}>
                {member.name ?? member.email}
              </option>
            ))}
          </SelectField>
          <TextField
            label={w.answerBy}
            type="date"
            required
            min={today}
            value={answerBy}
            onChange={(event) => setAnswerBy(event.target.value as Day)}
          />
        </div>
        <SaveRow change={change} />
      </form>
    </Panel>
  )
}
