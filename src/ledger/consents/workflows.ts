import type { Author } from "../../kernel/author.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { record } from "../journal/store.ts"
import { type Consent, insertConsent } from "./store.ts"

/**
 * Writes down that a customer agrees to electronic registered letters or short messages, or wants none
 * any more. Refused for a day to come (CONSENT_DAY_INVALID) and for an agreement to electronic letters
 * without saying where it can be read (CONSENT_PROOF_MISSING): CPCE L100 wants it proven.
 */
export async function recordConsent(
  tx: CompanyTx,
  customerId: string,
  consent: Consent,
  by: Author,
): Promise<void> {
  const { kind, isGiven, saidOn, proof } = consent
  if (saidOn > by.today) {
    refuse(
      "CONSENT_DAY_INVALID",
      { fr: "Ce jour est encore à venir.", en: "That day is still to come." },
      { field: "saidOn" },
    )
  }
  if (kind === "electronic-registered-letter" && isGiven && !proof?.trim()) {
    refuse(
      "CONSENT_PROOF_MISSING",
      {
        fr: "Dites où se lit cet accord (clause, courriel du…)\u00a0: un particulier doit l’avoir donné (CPCE L100).",
        en: "Say where this agreement can be read (clause, e-mail of…): a consumer must have given it (CPCE L100).",
      },
      { field: "proof" },
    )
  }
  await insertConsent(tx, { ...consent, customerId, proof: proof?.trim() || null }, by)
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, customerId },
      ...{ kind: "consent.recorded", payload: { kind, isGiven, saidOn, proof } },
    },
  ])
}
