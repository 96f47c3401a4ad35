import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { afterAll, expect, test } from "vitest"
import { openSecretBox, secretBox } from "./secret-box.ts"

const directory = mkdtempSync(join(tmpdir(), "relance-box-"))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const box = secretBox(Buffer.alloc(32, 1))

test("any secret comes back as it was, and never twice sealed alike", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string(), (secret, context) => {
      const sealed = box.seal(secret, context)
      expect(box.unseal(sealed, context)).toBe(Buffer.from(secret, "utf8").toString("utf8"))
      expect(sealed.equals(box.seal(secret, context))).toBe(false)
    }),
  )
})

test("a seal with any one bit changed is refused", () => {
  const sealed = box.seal("sésame", "smtp")
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const changed = Buffer.from(sealed)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(() => box.unseal(changed, "smtp")).toThrow("SECRET_UNREADABLE")
  }
})

test("a seal cut short, of another company or of another key is refused", () => {
  const sealed = box.seal("sésame", "mail-account/a/smtp")
  expect(() => box.unseal(sealed.subarray(0, 20), "mail-account/a/smtp")).toThrow("SECRET_UNREADABLE")
  expect(() => box.unseal(sealed, "mail-account/b/smtp")).toThrow("SECRET_UNREADABLE")
  expect(() => secretBox(Buffer.alloc(32, 2)).unseal(sealed, "mail-account/a/smtp")).toThrow(
    "SECRET_UNREADABLE",
  )
})

test("the key file is made once, for its owner only, and used ever after", () => {
  const sealed = openSecretBox(directory, "").seal("sésame", "smtp")
  expect(statSync(join(directory, "secret.key")).mode & 0o777).toBe(0o600)
  expect(openSecretBox(directory, "").unseal(sealed, "smtp")).toBe("sésame")
})

test("a key from the environment takes the place of the file; a short one is refused", () => {
  const sealed = openSecretBox(directory, "une longue phrase de passe").seal("sésame", "smtp")
  expect(openSecretBox(directory, "une longue phrase de passe").unseal(sealed, "smtp")).toBe("sésame")
  expect(() => openSecretBox(directory, "").unseal(sealed, "smtp")).toThrow("SECRET_UNREADABLE")
  expect(() => openSecretBox(directory, "court")).toThrow("SECRET_KEY_TOO_SHORT")
})

test("a damaged key file is named rather than replaced", () => {
  const damaged = mkdtempSync(join(directory, "damaged-"))
  writeFileSync(join(damaged, "secret.key"), "not a key")
  expect(() => openSecretBox(damaged, "")).toThrow("SECRET_KEY_DAMAGED")
})
