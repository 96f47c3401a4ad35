import { Link } from "@tanstack/react-router"
import { Send } from "lucide-react"
import { useRights } from "../api/company.tsx"
import type { Today } from "../api/shapes/follow-up.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { Notice } from "../parts/notice.tsx"
import { useWords } from "../words/language.tsx"

interface ReadyPanelProps {
  readonly today: Today
  readonly onPlan: () => void
  readonly planning: boolean
}

/** The messages that wait for their review: the main thing to do in the morning. */
export function ReadyPanel({ today, onPlan, planning }: ReadyPanelProps) {
  const words = useWords().today
  const { mayWork } = useRights()
  const { toReview, toApprove, toPost, failed } = today.counts
  return (
    <>
      {toReview > 0 && (
        <section className="flex flex-wrap items-center gap-4 rounded-2xl border border-accent/25 bg-accent-soft px-5 py-4">
          <span className="flex size-12 items-center justify-center rounded-xl bg-accent text-on-accent">
            <Send className="size-5.5" aria-hidden />
          </span>
          <div className="min-w-0 flex-1 basis-52">
            <h2 className="text-lg font-semibold">{words.readyTitle(toReview)}</h2>
            <p className="text-soft">{toApprove > 0 ? words.approveNotice(toApprove) : words.readyText}</p>
          </div>
          <Link to="/a-envoyer" className={buttonClass("primary")}>
            {words.readyAction}
          </Link>
        </section>
      )}
      {toReview === 0 && mayWork && (
        <section className="flex flex-wrap items-center justify-between gap-4 rounded-2xl border bg-panel px-5 py-4 shadow-panel">
          <p className="text-soft">{words.noneReady}</p>
          <Button onClick={onPlan} busy={planning}>
            {words.planNow}
          </Button>
        </section>
      )}
      {toPost > 0 && (
        <Notice
          title={words.toPost(toPost)}
          action={
            <Link to="/a-envoyer" className={buttonClass("plain", true)}>
              {words.seeLetters}
            </Link>
          }
        />
      )}
      {failed > 0 && (
        <Notice
          kind="late"
          title={words.failedNotice(failed)}
          action={
            <Link to="/a-envoyer" className={buttonClass("plain", true)}>
              {words.seeFailed}
            </Link>
          }
        />
      )}
    </>
  )
}
