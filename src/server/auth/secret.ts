import { createHmac } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"

/**
 * The secret that signs sessions, drawn from the machine's key (see adapters/secret-box.ts), so
 * that there is one key to keep and every process of one installation has the same.
 */
export function sessionSecret(
  dataDirectory: string,
  environmentKey = process.env.RELANCE_SECRET_KEY,
): string {
  const key = environmentKey || readFileSync(join(dataDirectory, "secret.key"))
  return createHmac("sha256", key).update("relance sessions").digest("hex")
}
