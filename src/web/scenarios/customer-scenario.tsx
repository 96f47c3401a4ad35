import { Link } from "@tanstack/react-router"
import { type FormEvent, useState } from "react"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { Customer } from "../api/shapes/ledger.ts"
import type { FollowedScenario, ScenarioList } from "../api/shapes/scenarios.ts"
import { Badge } from "../parts/badge.tsx"
import { Button } from "../parts/button.tsx"
import { Dialog } from "../parts/dialog.tsx"
import { useFailureText } from "../parts/failure.tsx"
import { SelectField, TextField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { useDayWords, useLanguage, useWords } from "../words/language.tsx"
import { DialogEnd } from "./dialog-end.tsx"

/** Which scenario a customer follows, why, and how it has paid; a person may choose another one, and take that back. */
export function CustomerScenario({ customer }: { customer: Customer }) {
  const words = useWords()
  const w = words.scenarios
  const { mayWork } = useRights()
  const followed = useCompanyRead<FollowedScenario>(`/customers/${customer.id}/scenario`)
  const [open, setOpen] = useState(false)
  return (
    <Panel
      title={w.customerTitle}
      aside={
        mayWork && (
          <div className="flex flex-wrap gap-2">
            {followed.data?.because === "chosen" && <GiveBack customerId={customer.id} was={followed.data} />}
            <Button small onClick={() => setOpen(true)}>
              {w.choose}
            </Button>
          </div>
        )
      }
    >
      <Reading of={followed}>{(value) => <Followed value={value} />}</Reading>
      {open && <ChooseDialog customer={customer} followed={followed.data} onClose={() => setOpen(false)} />}
    </Panel>
  )
}

function Followed({ value }: { value: FollowedScenario }) {
  const w = useWords().scenarios
  const { language } = useLanguage()
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link
          to="/scenarios/$scenarioKey"
          params={{ scenarioKey: value.scenarioKey }}
          className="text-[1.05rem] font-semibold text-accent hover:underline"
        >
          {value.scenarioName}
        </Link>
        <Badge tint={value.because === "chosen" ? "accent" : "plain"}>{w.becauseOf[value.because]}</Badge>
        <Badge>{w.segment[value.segment]}</Badge>
      </p>
      <p className="mt-1 max-w-3xl text-soft">{value.sentence[language]}</p>
      <Figures history={value.history} />
    </>
  )
}

function Figures({ history }: Pick<FollowedScenario, "history">) {
  const words = useWords()
  const f = words.scenarios.figures
  const days = useDayWords()
  const { settled, late, averageDelayDays: delay, brokenPromises, partKeptPromises, customerSince } = history
  const figures = [
    [f.settled, String(settled)],
    [f.late, String(late)],
    [delay < 0 ? f.early : f.delay, words.common.days(Math.abs(delay))],
    [f.broken, String(brokenPromises)],
    [f.partKept, String(partKeptPromises)],
    [f.since, customerSince ? days(customerSince) : "—"],
  ]
  return (
    <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-2">
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt className="text-sm text-faint">{label}</dt>
          <dd className="figure font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

interface Choice {
  readonly scenarioKey: string
  readonly reason?: string
}

function GiveBack({ customerId, was }: { customerId: string; was: FollowedScenario }) {
  const w = useWords().scenarios
  const failureText = useFailureText()
  const path = `/customers/${customerId}/scenario`
  const back = useCompanyChange<null>("DELETE", path)
  const again = useCompanyChange<Choice>("PUT", path)
  const giveBack = () =>
    back.mutate(null, {
      onSuccess: () => say(w.givenBack, { undo: () => again.mutate({ scenarioKey: was.scenarioKey }) }),
      onError: (failure) => say(failureText(failure), { isFailure: true }),
    })
  return (
    <Button small look="quiet" busy={back.isPending} onClick={giveBack}>
      {w.giveBack}
    </Button>
  )
}

interface ChooseProps {
  readonly customer: Customer
  readonly followed: FollowedScenario | undefined
  readonly onClose: () => void
}

function ChooseDialog({ customer, followed, onClose }: ChooseProps) {
  const words = useWords()
  const w = words.scenarios
  const list = useCompanyRead<ScenarioList>("/scenarios").data?.items ?? []
  const [scenarioKey, setKey] = useState(followed?.scenarioKey ?? "standard")
  const [reason, setReason] = useState("")
  const choose = useCompanyChange<Choice, FollowedScenario>("PUT", `/customers/${customer.id}/scenario`)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    choose.mutate(
      { scenarioKey, reason },
      {
        onSuccess: ({ scenarioName }) => {
          say(w.chosen(scenarioName))
          onClose()
        },
      },
    )
  }
  const chosen = list.find(({ key }) => key === scenarioKey)
  return (
    <Dialog open onClose={onClose} title={w.chooseTitle(customer.name)} lead={w.chooseLead}>
      <form onSubmit={submit} className="space-y-4">
        <SelectField
          label={w.customerTitle}
          hint={chosen?.purpose}
          value={scenarioKey}
          onChange={(event) => setKey(event.target.value)}
        >
          {list.map((one) => (
            <option key={one.key} value={one.key}>
              {one.name}
            </option>
          ))}
        </SelectField>
        <TextField
          label={w.chooseReason}
          optional={words.common.optional}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <DialogEnd change={choose} label={words.common.save} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
