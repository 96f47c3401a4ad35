import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { CallDialog } from "../acts/call-dialog.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import type { Task } from "../api/shapes/follow-up.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { useFailureText } from "../parts/failure.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"

/** A call to make: the number, and the form for what came of it. */
export function CallActions({ task }: { task: Task }) {
  const words = useWords().today
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button small look="soft" onClick={() => setOpen(true)}>
        {words.callAction}
      </Button>
      {task.phone && (
        <a href={`tel:${task.phone}`} className={buttonClass("plain", true)}>
          {task.phone}
        </a>
      )}
      {open && <CallDialog task={task} onClose={() => setOpen(false)} />}
    </>
  )
}

/** Any other task: open the customer, or mark it as done. */
export function TaskActions({ task }: { task: Task }) {
  const words = useWords().today
  const failureText = useFailureText()
  const change = useCompanyChange<{ outcome: "done" }>("POST", `/tasks/${task.id}/outcome`)
  const done = () =>
    change.mutate(
      { outcome: "done" },
      {
        onSuccess: () => say(words.taskDoneSaid),
        onError: (failure) => say(failureText(failure), { isFailure: true }),
      },
    )
  return (
    <>
      {task.customerId && (
        <Link
          to="/clients/$customerId"
          params={{ customerId: task.customerId }}
          className={buttonClass(task.kind === "wrong-address" ? "soft" : "plain", true)}
        >
          {task.kind === "wrong-address" ? words.fixAddress : words.openCustomer}
        </Link>
      )}
      <Button small onClick={done} busy={change.isPending}>
        {words.taskDone}
      </Button>
    </>
  )
}
