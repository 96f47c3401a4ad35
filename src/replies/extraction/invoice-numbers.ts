/** Which of these invoice numbers a text names, in the order given: "facture 2026-0011" names FA-2026-0011. */
export function invoicesNamed(text: string, numbers: readonly string[]): string[] {
  const spelled = squeezed(text)
  const whole = numbers.filter((number) => holds(spelled, squeezed(number)))
  if (whole.length > 0) return whole
  return numbers.filter((number) => {
    const tail = /\d[\d\W]*$/.exec(number)?.[0] ?? ""
    const isAlone = numbers.every((other) => other === number || !squeezed(other).endsWith(squeezed(tail)))
    return isAlone && squeezed(tail).length >= 4 && holds(spelled, squeezed(tail))
  })
}

/** What looks like an invoice number in a text when no list of them is at hand: "FA-2026-0011", "facture n° 4471". */
export function invoiceNumbersIn(text: string): string[] {
  const found = [
    ...text.matchAll(
      /(?<![\p{L}\d-])(?:[A-Z]{1,4}[-/_ ]?)(?:20\d\d[-/_ ]?)?\d{3,8}(?:[-/]\d{1,4})?(?![\p{L}\d])/gu,
    ),
    ...text.matchAll(
      /(?<=(?:facture|fact\.?|invoice)\s(?:n[°ºo]?\.?\s?|no\.?\s|number\s|#)?)(?=[\w/-]*\d{3})[A-Z\d][\w/-]{2,19}/giu,
    ),
  ]
  const numbers = found
    .map((match) => match[0].trim())
    .filter((number) => !/^(?:AV|BC|PO|RIB|IBAN|TVA|BIC|RG|VIR|CB|TEL|BP|CS|RCS|LOT|BL)\b/.test(number))
    .filter((number) => !/^20\d\d$/.test(number))
  return [...new Set(numbers)]
}

const squeezed = (text: string): string => text.toUpperCase().replace(/[\s._/–—-]+/g, "")

// Blanks and dashes are gone, so the signs around a number decide whether it is the whole number.
function holds(text: string, number: string): boolean {
  if (number.length < 3) return false
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
    const [before = "", after = ""] = [text[at - 1], text[at + number.length]]
    if (!/\d/.test(after) && !(/\d/.test(before) && /^\d/.test(number))) return true
  }
  return false
}
