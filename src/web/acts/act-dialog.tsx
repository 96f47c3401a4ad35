import type { UseMutationResult } from "@tanstack/react-query"
import type { FormEvent, ReactNode } from "react"
import { Button } from "../parts/button.tsx"
import { Dialog, DialogFoot } from "../parts/dialog.tsx"
import { Failure } from "../parts/failure.tsx"
import { useWords } from "../words/language.tsx"

interface ActDialogProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly onClose: () => void
  readonly onSubmit: () => void
  /** The change under way, for its failure and its turning wheel. */
  readonly change: Pick<UseMutationResult<unknown, Error, never>, "isPending" | "error">
  readonly submit?: string
  readonly blocked?: boolean
  readonly danger?: boolean
  readonly children?: ReactNode
}

/** A form in a window: fields, the server's refusal if any, and two buttons. */
export function ActDialog(props: ActDialogProps) {
  const words = useWords().common
  const submit = (event: FormEvent) => {
    event.preventDefault()
    props.onSubmit()
  }
  return (
    <Dialog open onClose={props.onClose} title={props.title} lead={props.lead}>
      <form onSubmit={submit} className="space-y-4">
        {props.children}
        {props.change.error && <Failure failure={props.change.error} />}
        <DialogFoot>
          <Button onClick={props.onClose}>{words.cancel}</Button>
          <Button
            look={props.danger ? "danger" : "primary"}
            type="submit"
            busy={props.change.isPending}
            disabled={props.blocked}
          >
            {props.submit ?? words.save}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}

/** The customer (and the invoice, when there is one) that an act is about. */
export interface ActOn {
  readonly customerId: string
  readonly customerName: string
  readonly invoiceId?: string
  readonly onClose: () => void
}
