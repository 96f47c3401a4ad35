import { CircleCheck, CircleX } from "lucide-react"
import { useRights } from "../api/company.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { useLanguage, useWords } from "../words/language.tsx"

interface Checked {
  readonly ok: boolean
  readonly sentence: { readonly fr: string; readonly en: string }
}

/** Signs in at a provider and says what it answered; nothing is sent. */
export function CarrierTest({ provider, testedAt }: { provider: string; testedAt: string | null }) {
  const w = useWords().letters.accounts
  const { language } = useLanguage()
  const { mayRule } = useRights()
  const test = useCompanyChange<Record<string, never>, Checked>("POST", `/provider-accounts/${provider}/test`)
  const Icon = test.data?.ok ? CircleCheck : CircleX
  return (
    <div className="mt-5 border-t pt-4">
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={() => test.mutate({})} busy={test.isPending} disabled={!mayRule}>
          {w.test}
        </Button>
        <p className="flex items-center gap-1.5 text-sm text-soft">
          {testedAt && !test.data && <CircleCheck className="size-4 text-good" aria-hidden />}
          {w.testHint}
        </p>
      </div>
      {test.isError && (
        <div className="mt-3">
          <Failure failure={test.error} />
        </div>
      )}
      <output className="block">
        {test.data && (
          <p className="mt-3 flex items-start gap-2">
            <Icon
              className={test.data.ok ? "mt-0.5 size-5 text-good" : "mt-0.5 size-5 text-late"}
              aria-hidden
            />
            {test.data.sentence[language]}
          </p>
        )}
      </output>
    </div>
  )
}
