/** Country codes and what a mobile number begins with there; elsewhere a mobile cannot be told. */
const MOBILES: readonly RegExp[] = [
  // France and overseas: 06, 07.
  /^\+33[67]\d{8}$/,
  /^\+(262|590|594|596)69\d{7}$/,
  /^\+32 ?4\d{8}$/,
  /^\+352 ?6\d{8}$/,
  /^\+41 ?7\d{8}$/,
  /^\+49 ?1[567]\d{8,9}$/,
  /^\+34 ?[67]\d{8}$/,
  /^\+39 ?3\d{8,9}$/,
  /^\+44 ?7\d{9}$/,
  /^\+31 ?6\d{8}$/,
  /^\+351 ?9\d{8}$/,
]

/**
 * A mobile number in the international form (+33612345678), from whatever a person typed; null for a
 * fixed line, and for what cannot be told to be a mobile: nobody is sent a short message by guess.
 */
export function mobileOf(typed: string | null): string | null {
  const digits = (typed ?? "").replace(/\(0\)/g, "").replace(/[^\d+]/g, "")
  const number = digits.startsWith("00")
    ? `+${digits.slice(2)}`
    : digits.startsWith("0")
      ? `+33${digits.slice(1)}`
      : digits
  return MOBILES.some((mobile) => mobile.test(number)) ? number : null
}
