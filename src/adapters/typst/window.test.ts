import { expect, test } from "vitest"
import { type PlacedText, textsOf } from "../../../test/pdf.ts"
import { compose } from "../../messages/compose.ts"
import { letterOf } from "../../messages/letter.ts"
import type { MessageInput } from "../../messages/message-input.ts"
import { sampleInput } from "../../messages/templates/sample.ts"
import { shippedTemplate } from "../../messages/templates/store.ts"
import { letterPdf } from "./letters.ts"

// A DL envelope is 110 x 220 mm; its window begins 20 mm from the right and from the bottom. The
// sheet folded in three is 99 x 210: it slides by 10 mm across and by 11 mm up and down. In the
// measures of the sheet, a window always shows `sure` and may show `possible`, wherever it slid to.
const windowOf = (height: number) => {
  const [left, right, top, bottom] = [220 - 20 - 100, 220 - 20, 110 - 20 - height, 110 - 20]
  return {
    sure: { left, right: right - 10, top, bottom: bottom - 11 },
    possible: { left: left - 10, right, top: top - 11, bottom },
  }
}

const notice = sampleInput("formal-notice", { many: false })
const fullest: MessageInput = {
  ...notice,
  customer: {
    ...notice.customer,
    name: "COOPERATIVE DES PRODUCTEURS DU MORBIHAN ET DU FINISTERE",
    address: {
      lines: [
        "SERVICE COMPTABILITE FOURNISSEURS NORD",
        "ZONE ARTISANALE DE KERGARADEC BATIMENT M",
        "1234 BOULEVARD MAURICE MOULINEX",
      ].map((line) => line.slice(0, 38)),
      postalCode: "29780",
      city: "Plouhinec",
      country: "FR",
    },
  },
}
const short: MessageInput = { ...notice, customer: { ...notice.customer, name: "Le Gall" } }

async function firstPage(input: MessageInput) {
  const letter = letterOf(input, compose(input, shippedTemplate("formal-notice", "fr")), "fr")
  const [page] = await textsOf(letterPdf(letter))
  return { letter, page: page! }
}

const isIn = (box: PlacedText, frame: { left: number; right: number; top: number; bottom: number }) =>
  box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom
const touches = (box: PlacedText, frame: { left: number; right: number; top: number; bottom: number }) =>
  box.left < frame.right && box.right > frame.left && box.top < frame.bottom && box.bottom > frame.top

test.each([
  ["a short address", 35, short],
  ["a short address", 45, short],
  ["six full lines", 35, fullest],
  ["six full lines", 45, fullest],
])(
  "%s shows whole in the window of %i mm wherever the sheet slides, and nothing else does",
  async (_, height, input) => {
    const { letter, page } = await firstPage(input)
    const { sure, possible } = windowOf(height)
    const shown = page.filter((text) => touches(text, possible))
    expect(
      shown
        .map(({ text }) => text)
        .join(" ")
        .replace(/\s+/g, " "),
    ).toBe(letter.recipient.join(" "))
    expect(shown.filter((text) => !isIn(text, sure))).toEqual([])
  },
)

test("the text can be selected in the order in which it is read", async () => {
  const { page } = await firstPage(notice)
  const text = page
    .map((piece) => piece.text)
    .join(" ")
    .replace(/\s+/g, " ")
  const places = [
    "Menuiserie Tanguy",
    "PLOUHINEC",
    "Quimper, le",
    "Objet",
    "F-2026-012",
    "mettons en demeure",
    "IBAN",
    "Veuillez agréer",
    "Claire Tanguy",
  ]
  const found = places.map((place) => text.indexOf(place))
  expect(found.every((at) => at >= 0)).toBe(true)
  expect(found).toEqual([...found].sort((a, b) => a - b))
})
