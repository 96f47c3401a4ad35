import type { ConsignmentCarrier } from "../delivery/consignment/consignment.ts"
import type { ProviderAccount } from "../delivery/consignment/provider.ts"
import type { ConsignPorts } from "../delivery/consignment/workflows.ts"

/** What providers need of this machine; their code and the typesetter are loaded at the first need. */
export const CONSIGN_PORTS: ConsignPorts = {
  open: lazyCarrier,
  renderLetter: (today, isOldPdf) => async (tx, message) => {
    const { renderLetter } = await import("./ports.ts")
    return await renderLetter(today, isOldPdf)(tx, message)
  },
}

function lazyCarrier(account: ProviderAccount): ConsignmentCarrier {
  let loaded: Promise<ConsignmentCarrier> | null = null
  const carrier = (): Promise<ConsignmentCarrier> => {
    loaded ??= import("../adapters/consignment-carriers.ts").then(({ openConsignmentCarrier }) =>
      openConsignmentCarrier()(account),
    )
    return loaded
  }
  return {
    send: async (...asked) => (await carrier()).send(...asked),
    find: async (reference) => (await carrier()).find(reference),
    follow: async (taken) => (await carrier()).follow(taken),
    fetchProof: async (place) => (await carrier()).fetchProof(place),
    check: async () => (await carrier()).check(),
    close: async () => (await loaded)?.close(),
  }
}
