import {
  FileText,
  FlaskConical,
  Handshake,
  Hourglass,
  Import,
  ListChecks,
  type LucideIcon,
  Mailbox,
  MessagesSquare,
  Phone,
  Route,
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
    | "/reponses"
    | "/a-envoyer"
    | "/plan"
    | "/scenarios"
    | "/appels"
    | "/balance"
    | "/clients"
    | "/factures"
    | "/simulations"
    | "/courriers"
    | "/prescription"
    | "/accords"
    | "/importer"
    | "/reglages"
  /** Places of one group stand together: what is done today, who owes what, how one follows up. */
  readonly group: "work" | "books" | "rules"
  readonly label: keyof Words["shell"] & string
  readonly Icon: LucideIcon
}

/** The main menu, in the order of the working day. */
export const PLACES: readonly Place[] = [
  { to: "/", group: "work", label: "today", Icon: Sunrise },
  { to: "/reponses", group: "work", label: "replies", Icon: MessagesSquare },
  { to: "/appels", group: "work", label: "calls", Icon: Phone },
  { to: "/a-envoyer", group: "work", label: "review", Icon: Send },
  { to: "/courriers", group: "work", label: "letters", Icon: Mailbox },
  { to: "/plan", group: "work", label: "plan", Icon: ListChecks },
  { to: "/balance", group: "books", label: "balance", Icon: Scale },
  { to: "/clients", group: "books", label: "customers", Icon: Users },
  { to: "/factures", group: "books", label: "invoices", Icon: FileText },
  { to: "/accords", group: "books", label: "agreements", Icon: Handshake },
  { to: "/prescription", group: "books", label: "limitation", Icon: Hourglass },
  { to: "/scenarios", group: "rules", label: "scenarios", Icon: Route },
  { to: "/simulations", group: "rules", label: "simulations", Icon: FlaskConical },
  { to: "/importer", group: "rules", label: "imports", Icon: Import },
  { to: "/reglages", group: "rules", label: "settings", Icon: Settings },
]

/** True for the first place of a group but the very first: a little air stands before it. */
export const opensGroup = (place: Place): boolean => {
  const before = PLACES[PLACES.indexOf(place) - 1]
  return before !== undefined && before.group !== place.group
}

/** The four places that a thumb reaches; the others are behind the menu. */
export const THUMB_PLACES = PLACES.filter(({ to }) =>
  ["/", "/reponses", "/a-envoyer", "/clients"].includes(to),
)
