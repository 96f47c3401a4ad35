import { type ProviderRequest, ProviderTrouble } from "./exchange.ts"

/** How a line to a provider may differ: another place to speak to, as tests do, and its patience. */
export interface CarrierOptions {
  readonly baseUrl?: string
  readonly timeoutMs?: number
  readonly now?: () => Date
}

/** How long a provider may take over one request. */
export const TIMEOUT_MS = 60_000

/**
 * The request for a proof at the address that the provider gave. Fails for an address that is neither
 * secure nor the provider’s own: an answer must not make us speak to our own network.
 */
export function proofRequest(url: string, base: string, timeoutMs: number): ProviderRequest {
  const place = new URL(url, base)
  if (place.protocol !== "https:" && place.origin !== new URL(base).origin)
    throw new ProviderTrouble("the address of the proof is not secure")
  return { method: "GET", url: place.href, timeoutMs }
}
