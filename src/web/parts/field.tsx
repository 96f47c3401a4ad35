import { clsx } from "clsx"
import { CircleAlert, CircleCheck } from "lucide-react"
import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from "react"

const BOX =
  "w-full rounded-lg border border-line-strong bg-panel px-3 text-ink placeholder:text-faint/80 transition-colors hover:border-ink focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-accent aria-invalid:border-late disabled:bg-sunken disabled:text-faint"

interface Described {
  readonly label: string
  /** One plain sentence under the field. */
  readonly hint?: ReactNode
  /** What is wrong and how to mend it. */
  readonly fault?: string | null
  /** Said when what was typed is right. */
  readonly praise?: string | null
  readonly optional?: string
  readonly hideLabel?: boolean
  readonly className?: string
}

interface FrameProps extends Described {
  readonly id: string
  readonly children: ReactNode
}

function Frame({ id, label, hint, fault, praise, optional, hideLabel, className, children }: FrameProps) {
  return (
    <div className={clsx("flex min-w-0 flex-col gap-1", className)}>
      <label htmlFor={id} className={clsx("text-sm font-medium", hideLabel && "sr-only")}>
        {label}
        {optional && <span className="ml-1.5 font-normal text-faint">{optional}</span>}
      </label>
      {children}
      <div id={`${id}-hint`} className="text-sm empty:hidden" aria-live="polite">
        {fault ? (
          <span className="flex items-start gap-1.5 text-late">
            <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
            {fault}
          </span>
        ) : praise ? (
          <span className="flex items-center gap-1.5 text-good">
            <CircleCheck className="size-4 shrink-0" aria-hidden />
            {praise}
          </span>
        ) : (
          hint && <span className="text-faint">{hint}</span>
        )}
      </div>
    </div>
  )
}

const split = <P extends Described>({
  label,
  hint,
  fault,
  praise,
  optional,
  hideLabel,
  className,
  ...rest
}: P) => ({
  frame: { label, hint, fault, praise, optional, hideLabel, className },
  rest,
})

/** A labelled text field. */
export function TextField(props: Described & InputHTMLAttributes<HTMLInputElement>) {
  const made = useId()
  const { frame, rest } = split(props)
  const id = rest.id ?? made
  return (
    <Frame {...frame} id={id}>
      <input
        {...rest}
        id={id}
        className={clsx(BOX, "h-10")}
        aria-invalid={frame.fault ? true : undefined}
        aria-describedby={`${id}-hint`}
      />
    </Frame>
  )
}

/** A labelled choice among few. */
export function SelectField(props: Described & SelectHTMLAttributes<HTMLSelectElement>) {
  const made = useId()
  const { frame, rest } = split(props)
  const id = rest.id ?? made
  return (
    <Frame {...frame} id={id}>
      <select {...rest} id={id} className={clsx(BOX, "h-10")} aria-describedby={`${id}-hint`} />
    </Frame>
  )
}

/** A labelled text of several lines. */
export function TextArea(props: Described & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const made = useId()
  const { frame, rest } = split(props)
  const id = rest.id ?? made
  return (
    <Frame {...frame} id={id}>
      <textarea
        rows={4}
        {...rest}
        id={id}
        className={clsx(BOX, "py-2 leading-relaxed")}
        aria-invalid={frame.fault ? true : undefined}
        aria-describedby={`${id}-hint`}
      />
    </Frame>
  )
}
