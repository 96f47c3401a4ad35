import { BadgeCheck } from "lucide-react"
import { useRights } from "../api/company.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import type { MessageFinding, WholeMessage } from "../api/shapes/follow-up.ts"
import { Badge } from "../parts/badge.tsx"
import { Button } from "../parts/button.tsx"
import { useFailureText } from "../parts/failure.tsx"
import { Findings } from "../parts/findings.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"

/** What the law has to say of a message that waits; a warning asks for a person who answers for it. */
export function MessageFindings({ message }: { message: WholeMessage }) {
  const words = useWords().legalCheck
  if (message.findings.length === 0 || message.state !== "prepared") return null
  const shown = message.findings.map((finding) => ({
    ...finding,
    action: finding.severity === "warning" && <Acknowledgement messageId={message.id} finding={finding} />,
  }))
  return (
    <section aria-label={words.title} className="max-h-[45%] shrink-0 overflow-auto border-b px-5 py-4">
      <h4 className="mb-2 text-sm font-medium">{words.title}</h4>
      <Findings findings={shown} />
    </section>
  )
}

function Acknowledgement({ messageId, finding }: { messageId: string; finding: MessageFinding }) {
  const words = useWords().legalCheck
  const { mayWork } = useRights()
  const failureText = useFailureText()
  const change = useCompanyChange<{ ruleIds: readonly string[] }>(
    "POST",
    `/messages/${messageId}/acknowledgement`,
  )
  if (finding.isAcknowledged) {
    return (
      <Badge tint="good" icon={<BadgeCheck className="size-3.5" aria-hidden />}>
        {words.acknowledged}
      </Badge>
    )
  }
  if (!mayWork) return null
  const acknowledge = () =>
    change.mutate(
      { ruleIds: [finding.ruleId] },
      {
        onSuccess: () => say(words.saved),
        onError: (failure) => say(failureText(failure), { isFailure: true }),
      },
    )
  return (
    <Button small onClick={acknowledge} busy={change.isPending}>
      {words.acknowledge}
    </Button>
  )
}
