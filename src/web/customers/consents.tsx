import { useState } from "react"
import { ActDialog } from "../acts/act-dialog.tsx"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { Consent } from "../api/shapes/letters.ts"
import { Button } from "../parts/button.tsx"
import { TextField } from "../parts/field.tsx"
import { DayText } from "../parts/figures.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { useToday } from "../today/use-today.ts"
import { useWords } from "../words/language.tsx"

const KINDS = ["electronic-registered-letter", "sms"] as const
type Kind = (typeof KINDS)[number]

/** What the customer said about electronic registered letters and SMS. */
export function Consents({ customerId }: { customerId: string }) {
  const w = useWords().letters.consents
  const consents = useCompanyRead<readonly Consent[]>(`/customers/${customerId}/consents`)
  return (
    <Panel flush title={w.title} aside={<p className="text-sm text-soft">{w.lead}</p>}>
      <Reading of={consents}>
        {(said) => (
          <ul className="divide-y border-t">
            {KINDS.map((kind) => (
              <ConsentRow
                key={kind}
                customerId={customerId}
                kind={kind}
                said={said.find((one) => one.kind === kind) ?? null}
              />
            ))}
          </ul>
        )}
      </Reading>
    </Panel>
  )
}

interface RowProps {
  readonly customerId: string
  readonly kind: Kind
  readonly said: Consent | null
}

function ConsentRow({ customerId, kind, said }: RowProps) {
  const { letters } = useWords()
  const w = letters.consents
  const { mayWork } = useRights()
  const [asked, setAsked] = useState<boolean | null>(null)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
      <div className="min-w-0 flex-1 basis-52">
        <div className="font-medium">{w.kinds[kind]}</div>
        <div className="text-sm text-soft">
          {said ? (
            <>
              {said.isGiven ? w.agreed : w.refused} <DayText on={said.saidOn} />
              {said.proof && ` · ${said.proof}`}
            </>
          ) : (
            w.nothing[kind]
          )}
        </div>
      </div>
      {mayWork && !said?.isGiven && (
        <Button small onClick={() => setAsked(true)}>
          {w.noteAgreed}
        </Button>
      )}
      {mayWork && said?.isGiven !== false && (
        <Button small onClick={() => setAsked(false)}>
          {w.noteRefused}
        </Button>
      )}
      {asked !== null && (
        <ConsentDialog customerId={customerId} kind={kind} isGiven={asked} onClose={() => setAsked(null)} />
      )}
    </li>
  )
}

interface DialogProps {
  readonly customerId: string
  readonly kind: Kind
  readonly isGiven: boolean
  readonly onClose: () => void
}

function ConsentDialog({ customerId, kind, isGiven, onClose }: DialogProps) {
  const { letters, common } = useWords()
  const w = letters.consents
  const today = useToday()
  const [saidOn, setSaidOn] = useState<string>(today ?? "")
  const [proof, setProof] = useState("")
  const change = useCompanyChange("POST", `/customers/${customerId}/consents`)
  const mustProve = isGiven && kind === "electronic-registered-letter"
  const submit = () =>
    change.mutate(
      { kind, isGiven, saidOn, proof: proof || null },
      { onSuccess: () => [say(w.done), onClose()] },
    )
  return (
    <ActDialog
      title={isGiven ? w.noteAgreed : w.noteRefused}
      lead={w.kinds[kind]}
      onClose={onClose}
      onSubmit={submit}
      change={change}
    >
      <TextField
        label={w.saidOn}
        type="date"
        required
        max={today}
        className="max-w-48"
        value={saidOn}
        onChange={(event) => setSaidOn(event.target.value)}
      />
      <TextField
        label={w.proof}
        hint={w.proofHint}
        required={mustProve}
        optional={mustProve ? undefined : common.optional}
        value={proof}
        onChange={(event) => setProof(event.target.value)}
      />
    </ActDialog>
  )
}
