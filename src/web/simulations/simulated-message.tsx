import { FileText } from "lucide-react"
import { useCompanyPath } from "../api/company.tsx"
import { useCompanyRead } from "../api/hooks.ts"
import { queryText } from "../api/request.ts"
import type { SimulatedMessage, SimulatedStep } from "../api/shapes/simulations.ts"
import { buttonClass } from "../parts/button.tsx"
import { Findings } from "../parts/findings.tsx"
import { Notice } from "../parts/notice.tsx"
import { Reading } from "../parts/reading.tsx"
import { MailFrame } from "../review/mail-frame.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import { ChannelName } from "./totals.tsx"

interface SimulatedMessageProps {
  readonly simulationId: string
  readonly step: SimulatedStep
}

/** What a customer would really receive on that day, written by the same code as the real message. */
export function SimulatedMessageView({ simulationId, step }: SimulatedMessageProps) {
  const query = { customerId: step.customerId, on: step.on }
  const message = useCompanyRead<SimulatedMessage>(`/simulations/${simulationId}/message`, { query })
  return (
    <Reading of={message}>
      {(value) => (
        <Written message={value} letterPath={`/simulations/${simulationId}/letter.pdf${queryText(query)}`} />
      )}
    </Reading>
  )
}

function Written({ message, letterPath }: { message: SimulatedMessage; letterPath: string }) {
  const { simulations: words, review } = useWords()
  const { language } = useLanguage()
  const toUrl = useCompanyPath()
  const written = message.message
  return (
    <div className="mt-2 space-y-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
        <span className="font-medium text-ink">{message.stepLabel[language]}</span>
        <ChannelName channel={message.channel} />
      </p>
      <Notice title={words.why}>{message.sentence[language]}</Notice>
      {written === null && <p className="text-soft">{words.notWritten}</p>}
      {written && (
        <>
          <div>
            <p className="text-sm text-soft">
              {review.to}{" "}
              <span className="text-ink">
                {written.recipient ?? (written.isPaper ? review.byPost : review.noRecipient)}
              </span>
            </p>
            <p className="text-[1.05rem] font-semibold">{written.subject}</p>
          </div>
          {written.findings.length > 0 && <Findings findings={written.findings} />}
          {written.isPaper && (
            <a
              href={toUrl(letterPath)}
              target="_blank"
              rel="noreferrer"
              className={buttonClass("plain", true)}
            >
              <FileText className="size-4" aria-hidden />
              {words.letter}
            </a>
          )}
          <div className="-mx-5 -mb-5">
            <MailFrame html={written.html} title={written.subject} />
          </div>
        </>
      )}
    </div>
  )
}
