import { clsx } from "clsx"
import { LoaderCircle } from "lucide-react"
import { Slot } from "radix-ui"
import type { ButtonHTMLAttributes, ReactNode } from "react"

type Look = "primary" | "soft" | "plain" | "quiet" | "danger"

const LOOKS: Record<Look, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong shadow-sm",
  soft: "bg-accent-soft text-accent-strong border border-accent/25 hover:border-accent",
  plain: "bg-panel text-ink border border-line-strong/40 hover:bg-sunken shadow-sm",
  quiet: "text-soft hover:bg-sunken hover:text-ink",
  danger: "bg-panel text-late border border-late/40 hover:bg-late-soft",
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: Look
  readonly small?: boolean
  /** Shows a turning wheel and takes no click. */
  readonly busy?: boolean
  readonly icon?: ReactNode
  /** Renders its child (a link) with the look of a button. */
  readonly asChild?: boolean
}

/** The classes of a button, for what must be a link. */
export const buttonClass = (look: Look = "plain", small = false): string =>
  clsx(
    "inline-flex items-center justify-center gap-2 rounded-lg font-medium whitespace-nowrap transition-colors",
    "disabled:opacity-55 disabled:pointer-events-none select-none",
    small ? "min-h-8 px-3 py-1 text-sm" : "min-h-10 px-4 py-2",
    LOOKS[look],
  )

/** A button: one primary per view at most. */
export function Button({
  look = "plain",
  small,
  busy,
  icon,
  asChild,
  className,
  children,
  ...rest
}: ButtonProps) {
  const classes = clsx(buttonClass(look, small), className)
  if (asChild) {
    return (
      <Slot.Root className={classes} {...rest}>
        {children}
      </Slot.Root>
    )
  }
  return (
    <button type="button" className={classes} {...rest} disabled={rest.disabled || busy} aria-busy={busy}>
      {busy ? <LoaderCircle className="size-4 animate-spin" aria-hidden /> : icon}
      {children}
    </button>
  )
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly label: string
}

/** A button that shows only an icon; its label is read aloud and shown on hover. */
export function IconButton({ label, className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={clsx(
        "inline-flex size-9 shrink-0 items-center justify-center rounded-lg text-soft transition-colors hover:bg-sunken hover:text-ink disabled:opacity-40",
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  )
}
