import {
  FileText,
  Hourglass,
  Import,
  ListChecks,
  type LucideIcon,
  Scale,
  Send,
  Settings,
  Sunrise,
  Users,
} from "lucide-react"
import type { Words } from "../words/words.ts"

/** One place of the main menu. */
export interface Place {
  readonly to:
    | "/"
    | "/a-envoyer"
    | "/plan"
    | "/balance"
    | "/clients"
    | "/factures"
    | "/prescription"
    | "/importer"
    | "/reglages"
  readonly label: keyof Words["shell"] & string
  readonly Icon: LucideIcon
}

/** The main menu, in the order of the working day. */
export const PLACES: readonly Place[] = [
  { to: "/", label: "today", Icon: Sunrise },
  { to: "/a-envoyer", label: "review", Icon: Send },
  { to: "/plan", label: "plan", Icon: ListChecks },
  { to: "/balance", label: "balance", Icon: Scale },
  { to: "/clients", label: "customers", Icon: Users },
  { to: "/factures", label: "invoices", Icon: FileText },
  { to: "/prescription", label: "limitation", Icon: Hourglass },
  { to: "/importer", label: "imports", Icon: Import },
  { to: "/reglages", label: "settings", Icon: Settings },
]

/** The four places that a thumb reaches; the others are behind the menu. */
export const THUMB_PLACES = PLACES.filter(({ to }) => ["/", "/a-envoyer", "/plan", "/clients"].includes(to))
