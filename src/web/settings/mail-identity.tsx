import { CircleCheck, CircleHelp, CircleX, TriangleAlert } from "lucide-react"
import { useRights } from "../api/company.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import type { MailIdentity } from "../api/shapes/settings.ts"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { Panel } from "../parts/panel.tsx"
import { useLanguage, useWords } from "../words/language.tsx"

const MARKS = {
  good: { Icon: CircleCheck, ink: "text-good" },
  doubtful: { Icon: TriangleAlert, ink: "text-wait" },
  missing: { Icon: CircleX, ink: "text-late" },
  unknown: { Icon: CircleHelp, ink: "text-faint" },
} as const

/** Whether debtors' mail servers can tell that our mails are ours, and what to do about it. */
export function MailIdentityPanel() {
  const words = useWords().settings
  const { language } = useLanguage()
  const { mayRule } = useRights()
  const check = useCompanyChange<object, MailIdentity>(
    "POST",
    "/mail-account/identity-check",
    () => undefined,
  )
  return (
    <Panel title={words.identity}>
      <p className="mb-3 max-w-2xl text-soft">{words.identityLead}</p>
      <Button onClick={() => check.mutate({})} busy={check.isPending} disabled={!mayRule}>
        {words.identityCheck}
      </Button>
      {check.isError && <Failure failure={check.error} />}
      <output className="block">
        <ul className="mt-4 space-y-3">
          {check.data?.checks.map(({ key, state, record, sentence }) => {
            const { Icon, ink } = MARKS[state]
            return (
              <li key={key} className="flex items-start gap-2">
                <Icon className={`mt-0.5 size-5 shrink-0 ${ink}`} aria-hidden />
                <span className="min-w-0">
                  {sentence[language]}
                  {record && <code className="mt-1 block text-sm break-all text-soft">{record}</code>}
                </span>
              </li>
            )
          })}
        </ul>
      </output>
    </Panel>
  )
}
