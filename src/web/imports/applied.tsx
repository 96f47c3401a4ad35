import { Link, useNavigate } from "@tanstack/react-router"
import { CircleCheckBig } from "lucide-react"
import type { ImportDraft } from "../api/shapes/imports.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { Panel } from "../parts/panel.tsx"
import { Empty } from "../parts/placeholders.tsx"
import { usePlanDay } from "../today/use-plan-day.ts"
import { useWords } from "../words/language.tsx"
import { countsText } from "./counts.ts"

/** What the import brought, and where to go from here. */
export function Applied({ draft }: { draft: ImportDraft }) {
  const words = useWords().imports
  const navigate = useNavigate()
  const plan = usePlanDay()
  const counts = draft.report?.summary ?? {}
  return (
    <Panel>
      <Empty
        icon={<CircleCheckBig aria-hidden />}
        title={words.applied}
        action={
          <>
            <Button
              look="primary"
              busy={plan.isPending}
              onClick={() => plan.mutate({}, () => navigate({ to: "/plan" }))}
            >
              {words.nextStep}
            </Button>
            <Link to="/balance" className={buttonClass()}>
              {words.seeBalance}
            </Link>
            <Link to="/importer" className={buttonClass("quiet")}>
              {words.another}
            </Link>
          </>
        }
      >
        <p>{draft.fileName}</p>
        <p className="mt-1 font-medium text-ink">{countsText(counts, words)}</p>
      </Empty>
    </Panel>
  )
}
