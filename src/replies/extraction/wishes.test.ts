import { expect, test } from "vitest"
import { orderReferenceIn } from "./order-reference.ts"
import { planWishIn } from "./plan-wish.ts"

test.each([
  ["Pouvons-nous régler en trois fois ?", { count: 3, partCents: null, period: "month" }],
  ["Je peux vous verser 200 € par mois.", { count: null, partCents: 20000, period: "month" }],
  ["Je propose 150,50 €/mois pendant 6 mois", { count: 6, partCents: 15050, period: "month" }],
  ["Chaque mois 300 euros, à partir d’avril", { count: null, partCents: 30000, period: "month" }],
  ["50 € par semaine, je ne peux pas plus", { count: null, partCents: 5000, period: "week" }],
  ["400 € tous les 15 jours vous irait ?", { count: null, partCents: 40000, period: "two-weeks" }],
  ["Could we pay £ in four instalments, weekly?", { count: 4, partCents: null, period: "week" }],
])("the plan wished for in “%s”", (words, wish) => {
  expect(planWishIn(words)).toEqual(wish)
})

test.each([
  ["Nous réglerons 1 234,56 € à la fin du mois."],
  ["Un délai jusqu’au 20 mars, s’il vous plaît."],
  ["Le virement de 1 200 € est parti hier."],
])("no plan is wished for in “%s”", (words) => {
  expect(planWishIn(words)).toBeNull()
})

test.each([
  ["Merci d’indiquer le numéro de commande 4500123456 sur la facture.", "4500123456"],
  ["Il manque notre n° de commande : BC-2026-114.", "BC-2026-114"],
  ["Le numéro de commande est le PO 778812", "PO 778812"],
  ["Please add purchase order 99-1234", "99-1234"],
  ["Sans numéro de commande nous ne pouvons pas payer la facture FA-2026-0011.", null],
  ["Votre commande du 12/03/2026 est inconnue", null],
  ["la commande 12/03/2026", null],
  ["Commande reçue, 1 234,56 €", null],
])("the order number in “%s” is %s", (words, number) => {
  expect(orderReferenceIn(words)).toBe(number)
})
