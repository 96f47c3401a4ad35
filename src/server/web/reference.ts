/** What the reference page reads of an OpenAPI document. */
export interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

interface Operation {
  readonly summary?: string
  readonly "x-role"?: string
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly schema?: unknown
  }[]
  readonly requestBody?: Content
  readonly responses?: Readonly<Record<string, Content>>
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>
}

/** A readable page of the whole API, without any script, so that it works offline. */
export function referencePage(document: ApiDocument): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => section(method, path, operation)),
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(document.info.title)}</title>
<style>${STYLE}</style>
<h1>${escaped(document.info.title)}</h1>
<p>${escaped(document.info.description ?? "")}</p>
<p>The same as a document for programs: <a href="/api/openapi.json">/api/openapi.json</a>.</p>
<p>Amounts are whole cents, days are YYYY-MM-DD. Sign in with the session cookie, or send
<code>Authorization: Bearer</code> and an API key. Refusals answer
<code>{"error":{"code","sentence":{"fr","en"},"where"}}</code>. A POST with an
<code>Idempotency-Key</code> header is done once, however often it is sent.</p>
${operations.join("\n")}
</html>`
}

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c1c1c;background:#fff}
summary{cursor:pointer;padding:.35rem 0}summary code{font-weight:600}pre{background:#f4f4f2;padding:.75rem;overflow:auto;font-size:.85rem}
.m{display:inline-block;min-width:4.5rem;font-weight:700}.r{color:#595959}h1{margin-bottom:.5rem}
@media(prefers-color-scheme:dark){body{background:#1a1a1a;color:#eee}pre{background:#262626}.r{color:#b5b5b5}a{color:#9cc7ff}}`

function section(method: string, path: string, operation: Operation): string {
  const role = operation["x-role"] ? ` <span class="r">(${escaped(operation["x-role"])})</span>` : ""
  const parameters = (operation.parameters ?? []).map(
    ({ name, in: place, required, schema }) =>
      `<li><code>${escaped(name)}</code> in ${escaped(place)}${required ? ", required" : ""}: <code>${escaped(JSON.stringify(schema ?? {}))}</code></li>`,
  )
  const bodies = [
    ...schemas("Body", operation.requestBody),
    ...schemas("Answer", operation.responses?.["200"]),
  ]
  return `<details><summary><span class="m">${method.toUpperCase()}</span> <code>${escaped(path)}</code> ${escaped(
    operation.summary ?? "",
  )}${role}</summary>${parameters.length > 0 ? `<ul>${parameters.join("")}</ul>` : ""}${bodies.join("")}</details>`
}

function schemas(title: string, content: Content | undefined): string[] {
  return Object.entries(content?.content ?? {}).map(([mediaType, { schema }]) => {
    const text = JSON.stringify(schema ?? {}, null, 2)
    return `<p>${title} <code>${escaped(mediaType)}</code></p><pre>${escaped(text)}</pre>`
  })
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
