import { Link } from "@tanstack/react-router"
import { CircleCheck, CircleDashed } from "lucide-react"
import { useState } from "react"
import { ActDialog } from "../acts/act-dialog.tsx"
import { useRights, useWhereabouts } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { Checklist } from "../api/shapes/people.ts"
import { Button } from "../parts/button.tsx"
import { Notice } from "../parts/notice.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { usePlanDay } from "../today/use-plan-day.ts"
import { useLanguage, useWords } from "../words/language.tsx"

const WHERE: Readonly<Record<string, string>> = {
  "company-details": "/reglages/entreprise",
  "mail-account": "/reglages/courriel",
  "data-imported": "/importer",
  "test-message-received": "/a-envoyer",
  "plan-reviewed": "/plan",
}

/** The checks before real sending, and the switch. */
export default function LiveSettings() {
  const words = useWords()
  const w = words.settings
  const { company } = useWhereabouts()
  const { mayRule } = useRights()
  const checklist = useCompanyRead<Checklist>("/checklist")
  const isLive = company.mode === "live"
  return (
    <Panel title={w.sections.live}>
      {company.isDemo ? (
        <Notice>{w.isDemo}</Notice>
      ) : (
        <div className="space-y-5">
          {isLive ? <Notice kind="good">{w.isLive}</Notice> : <p className="text-soft">{w.liveLead}</p>}
          <Reading of={checklist}>
            {(value) => (
              <>
                <Checks checklist={value} />
                {!isLive && <p className="font-medium">{value.ready ? w.liveReady : w.liveNotReady}</p>}
                {mayRule ? (
                  <Switch isLive={isLive} ready={value.ready} />
                ) : (
                  <p className="text-sm text-faint">{words.common.ownerOnly}</p>
                )}
              </>
            )}
          </Reading>
        </div>
      )}
    </Panel>
  )
}

function Checks({ checklist }: { checklist: Checklist }) {
  const words = useWords().common
  const { language } = useLanguage()
  return (
    <ul className="divide-y rounded-xl border">
      {checklist.items.map((item) => (
        <li key={item.key} className="flex items-center gap-3 px-4 py-3">
          {item.done ? (
            <CircleCheck className="size-5 shrink-0 text-good" aria-label={words.yes} />
          ) : (
            <CircleDashed className="size-5 shrink-0 text-wait" aria-label={words.no} />
          )}
          <Link to={WHERE[item.key] ?? "/"} className="min-w-0 underline-offset-4 hover:underline">
            {item.sentence[language]}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Switch({ isLive, ready }: { isLive: boolean; ready: boolean }) {
  const words = useWords().settings
  const [asking, setAsking] = useState(false)
  const change = useCompanyChange<{ mode: "test" | "live" }>("PUT", "/mode")
  const plan = usePlanDay()
  // What was prepared in one mode never leaves in the other: the day is prepared again.
  const turn = (mode: "test" | "live") =>
    change.mutate(
      { mode },
      {
        onSuccess: () => [
          say(mode === "live" ? words.liveDone : words.testDone),
          setAsking(false),
          plan.mutate({}),
        ],
      },
    )
  if (isLive) {
    return (
      <Button onClick={() => turn("test")} busy={change.isPending}>
        {words.goTest}
      </Button>
    )
  }
  return (
    <>
      <Button look="primary" disabled={!ready} onClick={() => setAsking(true)}>
        {words.goLive}
      </Button>
      {asking && (
        <ActDialog
          title={words.goLiveTitle}
          submit={words.goLive}
          onClose={() => setAsking(false)}
          onSubmit={() => turn("live")}
          change={change}
        >
          <p>{words.goLiveText}</p>
        </ActDialog>
      )}
    </>
  )
}
