import { Paperclip } from "lucide-react"
import { useCompanyPath } from "../api/company.tsx"
import type { WholeMessage } from "../api/shapes/follow-up.ts"
import { Notice } from "../parts/notice.tsx"
import { useLanguage, useWords } from "../words/language.tsx"

/** The files that go along with a message, each one to be opened before it leaves, and those that are missing. */
export function Enclosures({ message }: { message: WholeMessage }) {
  const w = useWords().review
  const { language } = useLanguage()
  const toUrl = useCompanyPath()
  const { enclosures, enclosureNote } = message
  if (enclosures.length === 0) return null
  // What left counts its files; what waits counts all that was wished for.
  const shown = message.state === "sent" ? enclosures.filter(({ isKnown }) => isKnown) : enclosures
  return (
    <section aria-label={w.enclosures} className="space-y-2 px-5 pt-3">
      <ul className="flex flex-wrap gap-2">
        {shown.map(
          ({ fileName, isKnown }, place) =>
            isKnown && (
              <li key={fileName}>
                <a
                  href={toUrl(`/messages/${message.id}/enclosures/${place}`)}
                  target="_blank"
                  rel="noreferrer"
                  className="inline-flex min-h-9 items-center gap-2 rounded-lg border px-3 text-sm hover:bg-paper"
                >
                  <Paperclip className="size-4 shrink-0 text-soft" aria-hidden />
                  <span className="break-all">{fileName}</span>
                </a>
              </li>
            ),
        )}
      </ul>
      {enclosureNote && <Notice kind="wait" title={enclosureNote[language]} />}
    </section>
  )
}
