const FORMS =
  /^(s\.?a\.?|s\.?a\.?s\.?u?|s\.?a\.?r\.?l\.?|e\.?u\.?r\.?l\.?|s\.?n\.?c\.?|s\.?c\.?i\.?|s\.?c\.?a\.?|s\.?c\.?s\.?|scop|selarl)\b/i

/**
 * True for the forms of companies that have a share capital and stand in the trade register: their letters
 * carry both (C. com. R123-237 and R123-238). Sole traders and associations have neither.
 */
export const isRegisteredCompany = (legalForm: string | null): boolean => FORMS.test(legalForm ?? "")
