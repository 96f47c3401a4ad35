import { Link } from "@tanstack/react-router"
import { useWhereabouts } from "../api/company.tsx"
import { useCompanyRead } from "../api/hooks.ts"
import type { Company } from "../api/shapes/people.ts"
import type { MailAccount } from "../api/shapes/settings.ts"
import { buttonClass } from "../parts/button.tsx"
import { Notice } from "../parts/notice.tsx"
import { useWords } from "../words/language.tsx"

/** Where the messages go when they do not go to the customers. */
export function ModeNote() {
  const { review: w, shell } = useWords()
  const { company } = useWhereabouts()
  const details = useCompanyRead<Company>("").data
  if (company.isDemo) return <Notice>{w.demoNote}</Notice>
  if (company.mode === "live") return null
  return <Notice>{details?.testRecipient ? w.testNote(details.testRecipient) : shell.testNoAddress}</Notice>
}

/** True while the company has no mail account: its e-mails would wait without end. */
export function useLacksMailAccount(): boolean {
  const { company } = useWhereabouts()
  const account = useCompanyRead<MailAccount | null>("/mail-account", { enabled: !company.isDemo })
  return !company.isDemo && account.data === null
}

/** The call to set a mail account before anything can be sent. */
export function MailAccountCall() {
  const words = useWords().review
  if (!useLacksMailAccount()) return null
  return (
    <Notice
      kind="wait"
      title={words.noMailAccount}
      action={
        <Link to="/reglages/$section" params={{ section: "courriel" }} className={buttonClass("plain", true)}>
          {words.setMailAccount}
        </Link>
      }
    >
      {words.noMailAccountText}
    </Notice>
  )
}
