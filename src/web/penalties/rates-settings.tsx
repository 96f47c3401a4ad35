import { useState } from "react"
import { ActDialog } from "../acts/act-dialog.tsx"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { HalfYearRates, Rates } from "../api/shapes/penalties.ts"
import { Button } from "../parts/button.tsx"
import { SelectField, TextField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import { PenaltySettings } from "./penalty-settings.tsx"

const SHOWN_FIRST = 6

/** Settings: how penalties are computed, and the rates of each half-year with where they were read. */
export default function RatesSettings() {
  const words = useWords().penalties
  const { mayRule } = useRights()
  const rates = useCompanyRead<Rates>("/rates")
  const [isAll, setIsAll] = useState(false)
  const [entering, setEntering] = useState<Entry | null>(null)
  return (
    <div className="space-y-5">
      <PenaltySettings />
      <Panel
        flush
        title={words.ratesTitle}
        aside={
          mayRule && (
            <Button
              small
              onClick={() => setEntering({ name: "legal", halfYear: rates.data?.halfYears[0]?.halfYear })}
            >
              {words.enterRate}
            </Button>
          )
        }
      >
        <p className="max-w-2xl px-5 pb-4 text-soft">{words.ratesLead}</p>
        <Reading of={rates}>
          {({ halfYears }) => (
            <>
              <ul className="divide-y border-t">
                {(isAll ? halfYears : halfYears.slice(0, SHOWN_FIRST)).map((one) => (
                  <HalfYearRow key={one.halfYear} one={one} onEnter={mayRule ? setEntering : undefined} />
                ))}
              </ul>
              {!isAll && (
                <div className="border-t px-5 py-3">
                  <Button small look="quiet" onClick={() => setIsAll(true)}>
                    {words.older}
                  </Button>
                </div>
              )}
              {entering && (
                <RateDialog
                  entry={entering}
                  halfYears={halfYears.map((one) => one.halfYear)}
                  onClose={() => setEntering(null)}
                />
              )}
            </>
          )}
        </Reading>
      </Panel>
    </div>
  )
}

type Name = "legal" | "ecb"
interface Entry {
  readonly name: Name
  readonly halfYear: string | undefined
}

function HalfYearRow({ one, onEnter }: { one: HalfYearRates; onEnter?: (entry: Entry) => void }) {
  const words = useWords().penalties
  const { language } = useLanguage()
  const half = halfYearText(one.halfYear, language)
  return (
    <li className="grid gap-x-6 gap-y-2 px-5 py-3 sm:grid-cols-[11rem_1fr_1fr]">
      <span className="font-medium">{half}</span>
      <RateCell one={one} name="legal" onEnter={onEnter} />
      <RateCell one={one} name="ecb" onEnter={onEnter} />
      {one.contractFloorPct && (
        <span className="text-sm text-soft sm:col-start-2">
          {words.floor} {percent(one.contractFloorPct, language)}
        </span>
      )}
    </li>
  )
}

interface CellProps {
  readonly one: HalfYearRates
  readonly name: Name
  readonly onEnter?: (entry: Entry) => void
}

function RateCell({ one, name, onEnter }: CellProps) {
  const words = useWords().penalties
  const { language } = useLanguage()
  const remove = useCompanyChange<null>("DELETE", `/rates/${name}/${one.halfYear}`)
  const known = one[name]
  return (
    <div className="min-w-0">
      <span className="text-soft">{words[name]}</span>{" "}
      {known ? (
        <>
          <span className="figure font-semibold">{percent(known.ratePct, language)}</span>
          <p className="text-sm text-faint">
            {known.source} — {words.statuses[known.status]}
          </p>
          {known.caution && <p className="text-sm text-wait">{known.caution[language]}</p>}
          {onEnter && known.status === "entered" && (
            <Button
              small
              look="quiet"
              busy={remove.isPending}
              onClick={() => remove.mutate(null, { onSuccess: () => say(words.rateRemoved) })}
            >
              {words.removeRate}
            </Button>
          )}
        </>
      ) : (
        <>
          <span className="font-medium text-wait">{words.unknown}</span>{" "}
          {onEnter && (
            <Button small look="quiet" onClick={() => onEnter({ name, halfYear: one.halfYear })}>
              {words.enterRate}
            </Button>
          )}
        </>
      )}
    </div>
  )
}

interface RateDialogProps {
  readonly entry: Entry
  readonly halfYears: readonly string[]
  readonly onClose: () => void
}

function RateDialog({ entry, halfYears, onClose }: RateDialogProps) {
  const words = useWords().penalties
  const { language } = useLanguage()
  const [name, setName] = useState<Name>(entry.name)
  const [halfYear, setHalfYear] = useState(entry.halfYear ?? halfYears[0] ?? "")
  const [ratePct, setRatePct] = useState("")
  const [source, setSource] = useState("")
  const change = useCompanyChange<object>("PUT", "/rates")
  const submit = () =>
    change.mutate(
      { name, halfYear, ratePct: ratePct.trim().replace(",", "."), source },
      { onSuccess: () => [say(words.rateSaved), onClose()] },
    )
  return (
    <ActDialog
      title={words.enterRate}
      onClose={onClose}
      onSubmit={submit}
      change={change}
      blocked={ratePct.trim() === "" || source.trim().length < 3}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={words.rateName}
          value={name}
          onChange={(event) => setName(event.target.value as Name)}
        >
          <option value="legal">{words.legal}</option>
          <option value="ecb">{words.ecb}</option>
        </SelectField>
        <SelectField
          label={words.half}
          value={halfYear}
          onChange={(event) => setHalfYear(event.target.value)}
        >
          {halfYears.map((one) => (
            <option key={one} value={one}>
              {halfYearText(one, language)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={words.ratePct}
          inputMode="decimal"
          required
          value={ratePct}
          onChange={(event) => setRatePct(event.target.value)}
        />
      </div>
      <TextField
        label={words.source}
        hint={words.sourceHint}
        required
        value={source}
        onChange={(event) => setSource(event.target.value)}
      />
    </ActDialog>
  )
}

const percent = (text: string, language: "fr" | "en") =>
  language === "fr" ? `${text.replace(".", ",")}\u00a0%` : `${text}%`

function halfYearText(half: string, language: "fr" | "en"): string {
  const [year, which] = half.split("-")
  const first = which === "S1"
  if (language === "fr") return `${first ? "1er" : "2e"} semestre ${year}`
  return `${first ? "First" : "Second"} half of ${year}`
}
