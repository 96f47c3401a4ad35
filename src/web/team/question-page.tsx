import { useMutation, useQuery } from "@tanstack/react-query"
import { useSearch } from "@tanstack/react-router"
import { type FormEvent, useEffect, useState } from "react"
import { request } from "../api/request.ts"
import type { Cents, Day } from "../api/shapes/listing.ts"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { TextArea, TextField } from "../parts/field.tsx"
import { Money } from "../parts/figures.tsx"
import { ListSkeleton } from "../parts/placeholders.tsx"
import { Logo } from "../shell/logo.tsx"
import { useDayWords, useLanguage, useWords } from "../words/language.tsx"

const ANSWERS = ["go-on", "wait", "dispute", "mine", "text"] as const
type Answer = (typeof ANSWERS)[number]

interface Question {
  readonly state: "waiting" | "answered" | "defaulted" | "withdrawn"
  readonly companyName: string
  readonly customerName: string
  readonly toName: string
  readonly askedByName: string | null
  readonly note: string | null
  readonly today: Day
  readonly latestOn: Day
  readonly language: "fr" | "en"
  readonly answer: Answer | null
  readonly items: readonly {
    readonly number: string
    readonly dueOn: Day
    readonly openCents: Cents
    readonly currency: string
  }[]
}

/** The page that a colleague opens from a mail: one question, no account. */
export function QuestionPage() {
  const { lien } = useSearch({ from: "/question" })
  const { choose } = useLanguage()
  const path = `/api/questions/${encodeURIComponent(lien)}`
  const question = useQuery({
    queryKey: ["question", lien],
    queryFn: () => request<Question>("GET", path),
    retry: false,
  })
  const language = question.data?.language
  useEffect(() => {
    if (language) choose(language)
  }, [language, choose])
  return (
    <main className="mx-auto min-h-dvh w-full max-w-xl px-5 pt-8 pb-16">
      <p className="mb-8 flex items-center gap-2.5 font-semibold">
        <Logo className="size-8" />
        {question.data?.companyName}
      </p>
      {question.isPending && <ListSkeleton rows={3} />}
      {question.isError && <Failure failure={question.error} />}
      {question.data && <Asked question={question.data} path={path} />}
    </main>
  )
}

function Asked({ question, path }: { question: Question; path: string }) {
  const words = useWords().questions
  const answer = useMutation({
    mutationFn: (sent: Record<string, unknown>) => request<unknown>("POST", `${path}/answer`, sent),
  })
  if (answer.isSuccess) return <Said title={words.thanks} text={words.thanksText} />
  if (question.state === "answered" && question.answer) {
    return <Said title={words.answered} text={words.answeredText(words.answers[question.answer])} />
  }
  if (question.state !== "waiting") return <Said title={words.over} text={words.overText} />
  const { companyName, customerName, askedByName } = question
  return (
    <>
      <h1 className="text-[1.7rem] leading-tight font-semibold tracking-tight">
        {words.hello(question.toName)}
      </h1>
      <p className="mt-2 text-soft">
        {askedByName
          ? words.leadFrom(askedByName, companyName, customerName)
          : words.lead(companyName, customerName)}
      </p>
      {question.note && (
        <blockquote className="mt-4 border-l-2 border-accent/40 pl-4 whitespace-pre-line">
          {question.note}
        </blockquote>
      )}
      <LateItems question={question} />
      <AnswerForm
        question={question}
        busy={answer.isPending}
        failure={answer.error}
        onSend={(sent) => answer.mutate(sent)}
      />
      <p className="mt-8 text-sm text-faint">{words.privacy}</p>
    </>
  )
}

function Said({ title, text }: { title: string; text: string }) {
  return (
    <output className="block">
      <h1 className="text-[1.7rem] leading-tight font-semibold tracking-tight">{title}</h1>
      <p className="mt-2 text-soft">{text}</p>
    </output>
  )
}

function LateItems({ question }: { question: Question }) {
  const words = useWords().questions
  const days = useDayWords()
  if (question.items.length === 0) return null
  return (
    <section className="mt-6">
      <h2 className="text-sm font-medium text-soft">{words.late}</h2>
      <ul className="mt-1 divide-y border-y">
        {question.items.map((item) => (
          <li key={item.number + item.dueOn} className="flex justify-between gap-4 py-2">
            <span>{words.item(item.number, days(item.dueOn))}</span>
            <Money cents={item.openCents} currency={item.currency} className="font-medium" />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface AnswerFormProps {
  readonly question: Question
  readonly busy: boolean
  readonly failure: Error | null
  readonly onSend: (sent: Record<string, unknown>) => void
}

function AnswerForm({ question, busy, failure, onSend }: AnswerFormProps) {
  const words = useWords()
  const w = words.questions
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [untilOn, setUntilOn] = useState<Day | "">("")
  const [text, setText] = useState("")
  const isBlocked =
    answer === null || (answer === "wait" && untilOn === "") || (answer === "text" && text.trim() === "")
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSend({ answer, ...(answer === "wait" && { untilOn }), ...(text.trim() && { text }) })
  }
  return (
    <form onSubmit={submit} className="mt-8 space-y-4">
      <fieldset className="space-y-2">
        <legend className="mb-2 font-medium">{w.choose}</legend>
        {ANSWERS.map((key) => (
          <AnswerChoice key={key} of={key} checked={answer === key} onChoose={() => setAnswer(key)} />
        ))}
      </fieldset>
      {answer === "wait" && (
        <TextField
          label={w.until}
          type="date"
          required
          min={question.today}
          max={question.latestOn}
          value={untilOn}
          onChange={(event) => setUntilOn(event.target.value as Day)}
        />
      )}
      {answer !== null && answer !== "go-on" && (
        <TextArea
          label={answer === "text" ? w.textFree : answer === "dispute" ? w.textWhat : w.textWhy}
          {...(answer !== "text" && { optional: words.common.optional })}
          rows={3}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      {failure && <Failure failure={failure} />}
      <Button look="primary" type="submit" busy={busy} disabled={isBlocked}>
        {w.send}
      </Button>
    </form>
  )
}

interface AnswerChoiceProps {
  readonly of: Answer
  readonly checked: boolean
  readonly onChoose: () => void
}

/** One answer, with what it does. */
function AnswerChoice({ of, checked, onChoose }: AnswerChoiceProps) {
  const words = useWords().questions
  return (
    <label className="flex items-start gap-3 rounded-xl border px-4 py-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent">
      <input
        type="radio"
        name="answer"
        checked={checked}
        onChange={onChoose}
        className="mt-1.5 accent-(--accent)"
      />
      <span>
        <span className="block font-medium">{words.answers[of]}</span>
        <span className="block text-sm text-soft">{words.hints[of]}</span>
      </span>
    </label>
  )
}
