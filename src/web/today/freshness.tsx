import { Link } from "@tanstack/react-router"
import { daysBetween } from "../../kernel/day.ts"
import type { Today } from "../api/shapes/follow-up.ts"
import { buttonClass } from "../parts/button.tsx"
import { Notice } from "../parts/notice.tsx"
import { useDayWords, useWords } from "../words/language.tsx"

/** A clear call when the data is too old to chase anybody by it. */
export function Freshness({ today, maxAgeDays }: { today: Today; maxAgeDays: number | undefined }) {
  const words = useWords().today
  const days = useDayWords()
  if (today.dataFreshOn === null || maxAgeDays === undefined) return null
  if (daysBetween(today.dataFreshOn, today.on) <= maxAgeDays) return null
  return (
    <Notice
      kind="late"
      title={words.tooOld(days(today.dataFreshOn))}
      action={
        <Link to="/importer" className={buttonClass("primary")}>
          {words.importFresh}
        </Link>
      }
    >
      {words.tooOldText}
    </Notice>
  )
}
