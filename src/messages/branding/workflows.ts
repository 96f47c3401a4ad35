import type { Author } from "../../kernel/author.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { sha256 } from "../../ledger/journal/chain.ts"
import { record } from "../../ledger/journal/store.ts"
import { checkPicture, readColour } from "./branding.ts"
import { type BrandingChange, putBranding } from "./store.ts"

/**
 * Changes how the letters of the company look: logo, image of the signature, colour. Refused when a
 * picture is neither PNG nor JPEG or is too heavy, or a colour cannot be read.
 */
export async function changeBranding(tx: CompanyTx, change: BrandingChange, by: Author): Promise<void> {
  for (const picture of [change.logo, change.signature]) if (picture) checkPicture(picture)
  const colour = change.colour ? readColour(change.colour) : change.colour
  await putBranding(tx, { ...change, ...(colour !== undefined && { colour }) }, by.now)
  const digest = (picture: Buffer | null | undefined) => picture && sha256(picture).toString("hex")
  await record(tx, [
    {
      happenedAt: by.now,
      onDay: by.today,
      actor: by.actor,
      kind: "branding.changed",
      payload: { logoSha256: digest(change.logo), signatureSha256: digest(change.signature), colour },
    },
  ])
}
