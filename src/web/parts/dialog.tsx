import { clsx } from "clsx"
import { X } from "lucide-react"
import { Dialog as Radix } from "radix-ui"
import type { ReactNode } from "react"
import { useWords } from "../words/language.tsx"
import { IconButton } from "./button.tsx"

interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly lead?: ReactNode
  readonly children: ReactNode
  readonly wide?: boolean
}

/** A window over the page: from below on a phone, in the middle elsewhere. */
export function Dialog({ open, onClose, title, lead, children, wide }: DialogProps) {
  const words = useWords()
  return (
    <Radix.Root open={open} onOpenChange={(value) => !value && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-black/40" />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={focusFirstField}
          className={clsx(
            "fixed z-50 flex max-h-[92dvh] w-full animate-rise flex-col overflow-hidden bg-panel shadow-high",
            "inset-x-0 bottom-0 rounded-t-2xl sm:inset-auto sm:top-1/2 sm:left-1/2 sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-2xl",
            wide ? "sm:max-w-3xl" : "sm:max-w-lg",
          )}
        >
          <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-2">
            <div>
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {lead && <p className="mt-0.5 text-soft">{lead}</p>}
            </div>
            <Radix.Close asChild>
              <IconButton label={words.common.close} className="-mr-2">
                <X className="size-5" aria-hidden />
              </IconButton>
            </Radix.Close>
          </header>
          <div className="overflow-y-auto px-5 pt-2 pb-5">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Begins in the first field rather than on the closing cross; a window without fields keeps the cross. */
function focusFirstField(event: Event): void {
  const content = event.currentTarget as HTMLElement
  const field = content.querySelector<HTMLElement>("input:not([type=file]), textarea, select")
  if (!field) return
  event.preventDefault()
  field.focus()
}

/** The row of buttons that ends a form in a dialog. */
export function DialogFoot({ children }: { children: ReactNode }) {
  return (
    <div className="mt-5 flex flex-col-reverse gap-2 sm:flex-row sm:items-center sm:justify-end">
      {children}
    </div>
  )
}
