import { clsx } from "clsx"
import { DropdownMenu } from "radix-ui"
import type { ReactNode } from "react"

/** A menu under a button. */
export function Menu({ trigger, children }: { trigger: ReactNode; children: ReactNode }) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          sideOffset={6}
          collisionPadding={12}
          align="end"
          className="z-50 min-w-52 animate-fade rounded-xl border bg-panel p-1.5 shadow-high"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

interface MenuItemProps {
  readonly onSelect: () => void
  readonly icon?: ReactNode
  readonly children: ReactNode
  readonly danger?: boolean
  readonly disabled?: boolean
}

/** One entry of a menu. */
export function MenuItem({ onSelect, icon, children, danger, disabled }: MenuItemProps) {
  return (
    <DropdownMenu.Item
      onSelect={onSelect}
      disabled={disabled}
      className={clsx(
        "flex cursor-pointer items-center gap-2.5 rounded-lg px-3 py-2 outline-none data-disabled:opacity-50 data-highlighted:bg-sunken",
        danger && "text-late",
      )}
    >
      {icon && <span className="text-faint">{icon}</span>}
      {children}
    </DropdownMenu.Item>
  )
}

/** A line between groups of entries. */
export function MenuLine() {
  return <DropdownMenu.Separator className="my-1.5 h-px bg-line" />
}
