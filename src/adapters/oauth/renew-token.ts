import type { RenewToken } from "../../delivery/mail-account/oauth/token.ts"
import { refuse } from "../../kernel/refusal.ts"
import { NBSP } from "../../kernel/wording.ts"

const PATIENCE_MS = 20_000

/** Asks a provider's token endpoint over HTTPS with the refresh token (RFC 6749, section 6). */
export const renewToken: RenewToken = async ({ tokenUrl, clientId, clientSecret, refreshToken, scope }) => {
  const form = new URLSearchParams({
    ...{ grant_type: "refresh_token", client_id: clientId, refresh_token: refreshToken },
    ...(clientSecret ? { client_secret: clientSecret } : {}),
    ...(scope ? { scope } : {}),
  })
  const answer = await fetch(tokenUrl, {
    method: "POST",
    body: form,
    redirect: "error",
    headers: { accept: "application/json" },
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((error: unknown) => refuseUnreachable(new URL(tokenUrl).host, error))
  const said: unknown = await answer.json().catch(() => null)
  const text = (field: string): string | null => {
    const value = typeof said === "object" && said !== null ? (said as Record<string, unknown>)[field] : null
    return typeof value === "string" && value !== ""
      ? value
      : typeof value === "number"
        ? String(value)
        : null
  }
  const accessToken = text("access_token")
  if (!answer.ok || accessToken === null) return refuseRefused(text("error") ?? `HTTP ${answer.status}`)
  return { accessToken, expiresIn: Number(text("expires_in") ?? 3_600), refreshToken: text("refresh_token") }
}

function refuseUnreachable(host: string, error: unknown): never {
  const cause = error instanceof Error ? error.name : "?"
  return refuse("TOKEN_UNREACHABLE", {
    fr: `Le serveur qui donne les jetons de connexion (${host}) ne répond pas (${cause}). Un nouvel essai suivra.`,
    en: `The server that gives the sign-in tokens (${host}) does not answer (${cause}). It will be tried again.`,
  })
}

function refuseRefused(answer: string): never {
  return refuse("TOKEN_REFUSED", {
    fr: `Votre fournisseur de messagerie refuse de renouveler la connexion. Autorisez de nouveau Relance chez lui, puis collez le nouveau jeton dans les réglages de messagerie. Réponse${NBSP}: «${NBSP}${answer}${NBSP}»`,
    en: `Your mail provider refuses to renew the connection. Allow Relance there again, then paste the new token into the mail settings. Answer: “${answer}”`,
  })
}
