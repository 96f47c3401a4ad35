import type { Server } from "node:http"
import { createAdaptorServer } from "@hono/node-server"
import { refuse } from "../kernel/refusal.ts"

const DEFAULT_PORT = 4600
/** How many ports after the default one are tried when other programs hold it. */
const PORTS_TRIED = 20
/** Open downloads get this long to end when the server stops. */
const CLOSE_MS = 3_000

/** A server that listens. */
export interface Listener {
  readonly address: string
  readonly port: number
  close(): Promise<void>
}

type Fetch = Parameters<typeof createAdaptorServer>[0]["fetch"]

/**
 * Listens on RELANCE_HOST (this machine only unless said otherwise) and RELANCE_PORT or PORT. A port
 * that was asked for and is taken is refused; from the default one the next free port is taken.
 */
export async function listen(fetch: Fetch, environment: NodeJS.ProcessEnv): Promise<Listener> {
  const host = environment.RELANCE_HOST || "127.0.0.1"
  const wanted = environment.RELANCE_PORT || environment.PORT
  const first = wanted ? Number(wanted) : DEFAULT_PORT
  if (!Number.isInteger(first) || first < 0 || first > 65_535) refusePort(String(wanted), "invalid")
  for (let port = first; port < first + (wanted ? 1 : PORTS_TRIED); port += 1) {
    const server = createAdaptorServer({ fetch }) as Server
    const taken = await open(server, port, host)
    if (taken === null) return listenerOf(server, host)
  }
  return refusePort(String(first), "taken")
}

/** Null when it listens now, the port when another program has it. */
function open(server: Server, port: number, host: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(port)
      else reject(error)
    })
    server.listen(port, host, () => resolve(null))
  })
}

function listenerOf(server: Server, host: string): Listener {
  const bound = server.address()
  const port = typeof bound === "object" && bound ? bound.port : 0
  const name = host.includes(":") ? `[${host}]` : host
  return {
    port,
    address: `http://${name}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), CLOSE_MS).unref()
      }),
  }
}

function refusePort(port: string, why: "taken" | "invalid"): never {
  return why === "invalid"
    ? refuse(
        "PORT_INVALID",
        {
          fr: `«\u00a0${port}\u00a0» n’est pas un port. Indiquez un nombre de 0 à 65535.`,
          en: `"${port}" is not a port. Give a number from 0 to 65535.`,
        },
        { port },
      )
    : refuse(
        "PORT_TAKEN",
        {
          fr: `Le port ${port} est pris par un autre programme. Arrêtez-le, ou choisissez-en un autre avec RELANCE_PORT.`,
          en: `Port ${port} is taken by another program. Stop it, or choose another one with RELANCE_PORT.`,
        },
        { port },
      )
}
