import { useState } from "react"
import { useCompanyRead } from "../api/hooks.ts"
import type { Review } from "../api/shapes/follow-up.ts"
import { PageHead } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { useWords } from "../words/language.tsx"
import { Letters } from "./letters.tsx"
import { MailAccountCall } from "./mode-note.tsx"
import { ReviewDesk } from "./review-desk.tsx"
import { Sending } from "./sending.tsx"
import { Undelivered } from "./undelivered.tsx"

/** Reading the day's messages over, and letting them go. */
export function ReviewPage() {
  const words = useWords().review
  const review = useCompanyRead<Review>("/review")
  const [sentIds, setSentIds] = useState<readonly string[] | null>(null)
  if (sentIds) return <Sending ids={sentIds} onBack={() => setSentIds(null)} />
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <div className="space-y-5">
        <MailAccountCall />
        <Letters />
        <Undelivered />
        <Reading of={review}>{(value) => <ReviewDesk review={value} onSent={setSentIds} />}</Reading>
      </div>
    </>
  )
}
