import { type Cents, sumCents } from "../../kernel/cents.ts"
import { addDays, type Day } from "../../kernel/day.ts"
import type { Dice } from "./dice.ts"
import type { DemoCustomer, DemoInvoice } from "./file.ts"

/** What an invoice should be like; what is left out is drawn. */
export interface InvoiceWish {
  readonly dueOn: Day
  readonly kind: DemoInvoice["kind"]
  readonly label: string
  readonly netCents: Cents
  /** Days and shares (in hundredths) of the instalments; the last one takes the rest. */
  readonly parts: readonly { readonly dueOn: Day; readonly percent: number }[]
  readonly issuedOn: Day
}

const WORKS: readonly (readonly [number, readonly string[]])[] = [
  [
    900_00,
    [
      "Dépannage chambre froide",
      "Réglage de porte isotherme",
      "Entretien annuel de la hotte",
      "Remplacement de joints",
    ],
  ],
  [
    3_000_00,
    [
      "Étagères inox sur mesure",
      "Plonge deux bacs et robinetterie",
      "Pose d’un meuble neutre",
      "Reprise du plan de travail",
    ],
  ],
  [
    8_000_00,
    ["Hotte aspirante et raccordement", "Meuble bas réfrigéré, pose comprise", "Comptoir d’accueil en chêne"],
  ],
  [
    Number.MAX_SAFE_INTEGER,
    ["Agencement de cuisine professionnelle", "Ligne de cuisson, fourniture et pose"],
  ],
]
const HOME_WORKS = [
  "Cuisine équipée, pose comprise",
  "Plan de travail en granit",
  "Meubles hauts sur mesure",
  "Îlot central",
]

/** An invoice of this customer, as wished, the rest drawn with its dice. */
export function invoiceFor(
  id: string,
  customer: DemoCustomer,
  wish: Partial<InvoiceWish> & { readonly dueOn: Day },
  dice: Dice,
): DemoInvoice {
  // Whole half-euros, so that 10 % and 20 % of it are whole cents.
  const drawn = dice.between(customer.euros[0] * 2, customer.euros[1] * 2) * 50
  const netCents = wish.netCents ?? drawn
  const vatCents = (netCents * vatPercent(customer)) / 100
  const grossCents = netCents + vatCents
  const choices = customer.kind === "consumer" ? HOME_WORKS : WORKS.find(([below]) => netCents < below)![1]
  const label = dice.pick(choices)
  const order = `BC-${dice.between(100, 999)}`
  return {
    id,
    kind: wish.kind ?? "invoice",
    issuedOn: wish.issuedOn ?? addDays(wish.dueOn, -customer.termDays),
    label: wish.label ?? label,
    orderReference: customer.kind === "public" ? order : null,
    ...{ netCents, vatCents, grossCents },
    instalments: instalments(grossCents, wish),
  }
}

function instalments(
  grossCents: Cents,
  wish: Pick<Partial<InvoiceWish>, "parts"> & { readonly dueOn: Day },
): DemoInvoice["instalments"] {
  const parts = wish.parts ?? [{ dueOn: wish.dueOn, percent: 100 }]
  const first = parts.slice(0, -1).map(({ dueOn, percent }) => {
    return { dueOn, amountCents: Math.round((grossCents * percent) / 100) }
  })
  const rest = grossCents - sumCents(first.map((part) => part.amountCents))
  return [...first, { dueOn: parts.at(-1)!.dueOn, amountCents: rest }]
}

/** 20 % for businesses, 10 % for works in homes, none beyond the border. */
function vatPercent(customer: DemoCustomer): number {
  if (customer.country !== "FR") return 0
  return customer.kind === "consumer" ? 10 : 20
}
