import { CircleHelp } from "lucide-react"
import { Popover } from "radix-ui"
import type { ReactNode } from "react"
import { useWords } from "../words/language.tsx"

/** A small question mark that explains a word in plain language, by click, touch or keyboard. */
export function Hint({ children }: { children: ReactNode }) {
  const words = useWords()
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={words.common.explain}
        className="relative inline-flex size-5 items-center justify-center rounded-full align-text-bottom text-faint after:absolute after:-inset-1 after:content-[''] hover:text-accent"
      >
        <CircleHelp className="size-4" aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          sideOffset={6}
          collisionPadding={12}
          className="z-50 max-w-72 animate-fade rounded-xl border bg-panel px-4 py-3 text-sm font-normal whitespace-normal text-ink shadow-high"
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
