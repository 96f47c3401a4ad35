import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto"
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { SecretBox } from "../delivery/mail-account/mail-account.ts"
import { refuse } from "../kernel/refusal.ts"

// A sealed secret: version byte, 12 bytes of nonce, 16 bytes of tag, then the encrypted text.
const VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Opens the machine's secret box (AES-256-GCM). The key comes from RELANCE_SECRET_KEY when it is
 * set (64 hexadecimal digits, or any long text), otherwise from the file secret.key in the data
 * directory, which is made at the first need and readable by its owner only.
 */
export function openSecretBox(
  dataDirectory: string,
  environmentKey = process.env.RELANCE_SECRET_KEY,
): SecretBox {
  return secretBox(environmentKey ? keyFromText(environmentKey) : keyFromFile(dataDirectory))
}

/** A secret box with this key of 32 bytes. */
export function secretBox(key: Buffer): SecretBox {
  return {
    seal(secret, context) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv("aes-256-gcm", key, nonce)
      cipher.setAAD(header(context))
      const encrypted = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()])
      return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), encrypted])
    },
    unseal(sealed, context) {
      const textAt = 1 + NONCE_BYTES + TAG_BYTES
      if (sealed[0] !== VERSION || sealed.length < textAt) return refuseUnreadable()
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, 1 + NONCE_BYTES))
        decipher.setAAD(header(context))
        decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, textAt))
        return Buffer.concat([decipher.update(sealed.subarray(textAt)), decipher.final()]).toString("utf8")
      } catch {
        return refuseUnreadable()
      }
    },
  }
}

/** Bound into the seal, so that neither the version nor the place of a secret can be exchanged. */
const header = (context: string): Buffer => Buffer.concat([Buffer.from([VERSION]), Buffer.from(context)])

function keyFromText(text: string): Buffer {
  if (/^[0-9a-fA-F]{64}$/.test(text)) return Buffer.from(text, "hex")
  if (text.length < 20) {
    refuse("SECRET_KEY_TOO_SHORT", {
      fr: "RELANCE_SECRET_KEY doit compter au moins 20 caractères, ou 64 chiffres hexadécimaux.",
      en: "RELANCE_SECRET_KEY must have at least 20 characters, or 64 hexadecimal digits.",
    })
  }
  return createHash("sha256").update(text).digest()
}

function keyFromFile(dataDirectory: string): Buffer {
  const file = join(dataDirectory, "secret.key")
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  // Written aside and put in place whole: two processes that start at once end with one key.
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, randomBytes(32).toString("hex"), { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
  } finally {
    rmSync(draft, { force: true })
  }
  const text = readFileSync(file, "utf8").trim()
  if (!/^[0-9a-f]{64}$/.test(text)) {
    refuse("SECRET_KEY_DAMAGED", {
      fr: `Le fichier ${file} est abîmé. Remettez celui d’une sauvegarde, ou supprimez-le et saisissez de nouveau les mots de passe.`,
      en: `The file ${file} is damaged. Put one back from a backup, or delete it and enter the passwords again.`,
    })
  }
  return Buffer.from(text, "hex")
}

function refuseUnreadable(): never {
  return refuse("SECRET_UNREADABLE", {
    fr: "Le mot de passe enregistré ne peut pas être lu avec la clé de cette machine. Saisissez-le de nouveau dans les réglages.",
    en: "The stored password cannot be read with this machine’s key. Enter it again in the settings.",
  })
}
