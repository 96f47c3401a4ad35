import { RotateCw } from "lucide-react"
import { Button } from "../parts/button.tsx"
import { useWords } from "../words/language.tsx"

/** Shown instead of a page that failed to draw. */
export function CrashPage({ error }: { error: unknown }) {
  const words = useWords().shell
  return (
    <main className="mx-auto max-w-xl px-6 py-20">
      <h1 className="text-2xl font-semibold">{words.crashTitle}</h1>
      <p className="mt-3 text-soft">{words.crashText}</p>
      <pre className="mt-4 overflow-x-auto rounded-lg bg-sunken p-3 text-sm whitespace-pre-wrap">
        {error instanceof Error ? error.message : String(error)}
      </pre>
      <Button
        look="primary"
        className="mt-5"
        onClick={() => window.location.reload()}
        icon={<RotateCw className="size-4" aria-hidden />}
      >
        {words.reload}
      </Button>
    </main>
  )
}
