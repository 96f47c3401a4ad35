import { type FormEvent, useRef, useState } from "react"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { Day } from "../api/shapes/listing.ts"
import { Button } from "../parts/button.tsx"
import { useFailureText } from "../parts/failure.tsx"
import { TextArea } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { useDayWords, useWords } from "../words/language.tsx"
import { useTeam } from "./use-team.ts"

/** What a colleague wrote. */
export interface Comment {
  readonly id: string
  readonly authorName: string
  readonly isMine: boolean
  readonly text: string
  readonly on: Day
  readonly mentions: readonly { readonly userId: string; readonly name: string; readonly isDone: boolean }[]
}

interface CommentsPanelProps {
  readonly customerId: string
  readonly invoiceId?: string
  readonly disputeId?: string
}

/** What colleagues say to one another about a customer, an invoice or a dispute. */
export function CommentsPanel(about: CommentsPanelProps) {
  const words = useWords().team
  const { mayWork } = useRights()
  const { customerId, ...query } = about
  const comments = useCompanyRead<{ items: readonly Comment[] }>(`/customers/${customerId}/comments`, {
    query,
  })
  return (
    <Panel title={words.commentsTitle}>
      {mayWork && <WriteComment {...about} />}
      <Reading of={comments}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-faint">{words.commentsEmpty}</p>
          ) : (
            <ul className="space-y-3">
              {items.map((comment) => (
                <OneComment key={comment.id} comment={comment} />
              ))}
            </ul>
          )
        }
      </Reading>
    </Panel>
  )
}

function WriteComment(about: CommentsPanelProps) {
  const words = useWords().team
  const team = useTeam()
  const failureText = useFailureText()
  const [text, setText] = useState("")
  const area = useRef<HTMLFormElement>(null)
  const change = useCompanyChange<Record<string, unknown>>("POST", "/comments")
  const others = (team?.members ?? []).filter(({ userId }) => userId !== team?.me)
  const told = others.filter(({ name }) => text.includes(`@${name}`))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === "") return
    change.mutate(
      { ...about, text },
      {
        onSuccess: () => {
          say(
            told.length > 0 ? words.commentTold(told.map(({ name }) => name).join(", ")) : words.commentSaid,
          )
          setText("")
        },
        onError: (failure) => say(failureText(failure), { isFailure: true }),
      },
    )
  }
  const tell = (name: string) => {
    setText(`${text}${text === "" || text.endsWith(" ") ? "" : " "}@${name} `)
    area.current?.querySelector("textarea")?.focus()
  }
  return (
    <form ref={area} onSubmit={submit} className="mb-5 space-y-2">
      <TextArea
        label={words.commentLabel}
        hideLabel
        rows={2}
        placeholder={words.commentPlaceholder}
        hint={words.commentsHint}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Others names={others.map(({ name }) => name)} onTell={tell} />
        <Button
          small
          look="soft"
          type="submit"
          className="ml-auto"
          busy={change.isPending}
          disabled={text.trim() === ""}
        >
          {words.commentSend}
        </Button>
      </div>
    </form>
  )
}

/** The colleagues who can be told, one key each. */
function Others({ names, onTell }: { names: readonly string[]; onTell: (name: string) => void }) {
  const words = useWords().team
  return names.slice(0, 8).map((name) => (
    <Button key={name} small look="quiet" aria-label={words.mentionAdd(name)} onClick={() => onTell(name)}>
      @{name}
    </Button>
  ))
}

function OneComment({ comment }: { comment: Comment }) {
  const words = useWords().team
  const days = useDayWords()
  const restoring = useCompanyChange<null>("POST", `/comments/${comment.id}/restoration`)
  const removal = useCompanyChange<null>("DELETE", `/comments/${comment.id}`)
  const failureText = useFailureText()
  const onError = (failure: Error) => say(failureText(failure), { isFailure: true })
  const restore = () => restoring.mutate(null, { onSuccess: () => say(words.commentRestored), onError })
  const remove = () =>
    removal.mutate(null, { onSuccess: () => say(words.commentRemoved, { undo: restore }), onError })
  return (
    <li className="border-l-2 border-accent/30 pl-4">
      <p className="flex flex-wrap items-center gap-x-2 text-sm text-faint">
        <span className="font-medium text-ink">{comment.authorName}</span> {days(comment.on)}
        {comment.isMine && (
          <button type="button" className="min-h-6 hover:underline" onClick={remove}>
            {words.commentRemove}
          </button>
        )}
      </p>
      <p className="break-words whitespace-pre-line">{comment.text}</p>
      {comment.mentions.length > 0 && (
        <p className="text-sm text-faint">
          {comment.mentions
            .map(({ name, isDone }) => `${name} : ${isDone ? words.isRead : words.isWaiting}`)
            .join(" · ")}
        </p>
      )}
    </li>
  )
}
