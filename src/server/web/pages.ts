import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { extname, join, relative, sep } from "node:path"
import { gzipSync } from "node:zlib"
import type { Context, MiddlewareHandler } from "hono"

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
}

interface Page {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** The same, packed; null where packing gains nothing (pictures, fonts). */
  readonly packed: Uint8Array<ArrayBuffer> | null
  readonly mediaType: string
  readonly etag: string
  /** Named by its content: it never changes under this name. */
  readonly isForever: boolean
}

/**
 * Serves the built pages from memory. Every address that is no file and not under /api answers with
 * the one page that finds its way in the browser.
 */
export function servePages(directory: string): MiddlewareHandler {
  const pages = loadPages(directory)
  return async (c, next) => {
    if (c.req.path === "/api" || c.req.path.startsWith("/api/")) return await next()
    if (c.req.method !== "GET" && c.req.method !== "HEAD") return await next()
    const page = pages.get(c.req.path) ?? (extname(c.req.path) ? undefined : pages.get("/index.html"))
    if (page) return answer(c, page)
    return pages.size === 0 ? c.html(NOT_BUILT, 503) : await next()
  }
}

function loadPages(directory: string): Map<string, Page> {
  const pages = new Map<string, Page>()
  if (!existsSync(join(directory, "index.html"))) return pages
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith(".")) continue
    const file = join(entry.parentPath, entry.name)
    const bytes = Uint8Array.from(readFileSync(file))
    const path = `/${relative(directory, file).split(sep).join("/")}`
    const isText = /\.(html|js|css|svg|json|txt|webmanifest)$/.test(entry.name)
    pages.set(path, {
      bytes,
      packed: isText && bytes.length > 1_024 ? Uint8Array.from(gzipSync(bytes)) : null,
      mediaType: MEDIA_TYPES[extname(entry.name)] ?? "application/octet-stream",
      etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
      isForever: path.startsWith("/assets/"),
    })
  }
  return pages
}

function answer(c: Context, page: Page): Response {
  c.header("etag", page.etag)
  c.header("cache-control", page.isForever ? "public, max-age=31536000, immutable" : "no-cache")
  if (c.req.header("if-none-match")?.includes(page.etag)) return c.body(null, 304)
  c.header("vary", "accept-encoding")
  const headers = { "content-type": page.mediaType }
  const mayPack = page.packed !== null && /\bgzip\b/.test(c.req.header("accept-encoding") ?? "")
  return mayPack
    ? c.body(page.packed, 200, { ...headers, "content-encoding": "gzip" })
    : c.body(page.bytes, 200, headers)
}

const NOT_BUILT = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Relance</title>
<p>Les pages de Relance ne sont pas encore construites : démarrez avec <code>npm start</code>.</p>
<p lang="en">The pages of Relance are not built yet: start with <code>npm start</code>.</p>
<p><a href="/api/reference">API</a></p></html>`
