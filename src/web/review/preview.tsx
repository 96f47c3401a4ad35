import { useCompanyRead } from "../api/hooks.ts"
import type { ReviewMessage, WholeMessage } from "../api/shapes/follow-up.ts"
import { Dialog } from "../parts/dialog.tsx"
import { Reading } from "../parts/reading.tsx"
import { useWords } from "../words/language.tsx"
import { EditMessage } from "./edit-message.tsx"
import { MessageView } from "./message-view.tsx"

interface PreviewPaneProps {
  readonly id: string
  /** What the review says of it. */
  readonly reviewed: ReviewMessage
  readonly onEdit: () => void
}

/** The real message beside the list, on a wide screen. */
export function PreviewPane({ id, reviewed, onEdit }: PreviewPaneProps) {
  const words = useWords().review
  const message = useCompanyRead<WholeMessage>(`/messages/${id}`)
  return (
    <section
      aria-label={words.preview}
      className="sticky top-4 hidden h-[calc(100dvh-15rem)] min-h-96 flex-col overflow-hidden rounded-2xl border bg-panel shadow-panel lg:flex"
    >
      <Reading of={message}>
        {(value) => <MessageView message={value} reviewed={reviewed} onEdit={onEdit} />}
      </Reading>
    </section>
  )
}

interface MessageWindowProps {
  readonly id: string
  readonly reviewed?: ReviewMessage
  readonly editing?: boolean
  readonly onEdit?: () => void
  readonly onClose: () => void
}

/** The real message in a window: on a phone, from a timeline, or to edit it. */
export function MessageWindow({ id, reviewed, editing, onEdit, onClose }: MessageWindowProps) {
  const words = useWords().review
  const message = useCompanyRead<WholeMessage>(`/messages/${id}`)
  return (
    <Dialog open onClose={onClose} wide title={editing ? words.edit : words.preview}>
      <div className="-mx-5 -mb-5">
        <Reading of={message}>
          {(value) =>
            editing ? (
              <EditMessage message={value} onClose={onClose} />
            ) : (
              <MessageView
                message={value}
                {...(reviewed && { reviewed })}
                {...(onEdit && { onEdit })}
                onGone={onClose}
              />
            )
          }
        </Reading>
      </div>
    </Dialog>
  )
}
