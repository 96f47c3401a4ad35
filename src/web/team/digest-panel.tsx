import { useRights, useWhereabouts } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import { CheckField } from "../parts/checkbox.tsx"
import { useFailureText } from "../parts/failure.tsx"
import { SelectField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { useLanguage, useWords } from "../words/language.tsx"

interface Digest {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly isOn: boolean
  readonly hour: number
  readonly language: "fr" | "en"
}

const HOURS = Array.from({ length: 16 }, (_, index) => index + 5)

/** Who gets the morning by mail, and when: for those who never sign in. */
export function DigestPanel() {
  const words = useWords().team
  const digests = useCompanyRead<{ items: readonly Digest[] }>("/digests")
  return (
    <Panel title={words.digest}>
      <p className="mb-3 max-w-2xl text-soft">{words.digestLead}</p>
      <Reading of={digests}>
        {({ items }) => (
          <ul className="divide-y border-y">
            {items.map((digest) => (
              <DigestRow key={digest.userId} digest={digest} />
            ))}
          </ul>
        )}
      </Reading>
    </Panel>
  )
}

function DigestRow({ digest }: { digest: Digest }) {
  const words = useWords().team
  const { user } = useWhereabouts()
  const { mayRule } = useRights()
  const { language } = useLanguage()
  const failureText = useFailureText()
  const isMine = digest.userId === user.id
  const change = useCompanyChange<Omit<Digest, "userId" | "name" | "email">>(
    "PUT",
    `/digests/${digest.userId}`,
  )
  const choose = (some: Partial<Digest>) => {
    const { isOn, hour } = { ...digest, ...some }
    change.mutate(
      // One’s own mail speaks the language one reads in.
      { isOn, hour, language: isMine ? language : digest.language },
      {
        onSuccess: () => say(isOn ? words.digestOn(digest.name, hour) : words.digestOff(digest.name)),
        onError: (failure) => say(failureText(failure), { isFailure: true }),
      },
    )
  }
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-52">
        <CheckField
          checked={digest.isOn}
          disabled={!(mayRule || isMine)}
          onChange={(isOn) => choose({ isOn })}
        >
          {digest.name}
        </CheckField>
      </div>
      <SelectField
        label={`${words.digestHour} ${digest.name}`}
        hideLabel
        disabled={!digest.isOn || !(mayRule || isMine)}
        value={digest.hour}
        onChange={(event) => choose({ hour: Number(event.target.value) })}
      >
        {HOURS.map((hour) => (
          <option key={hour} value={hour}>
            {words.digestAt(hour)}
          </option>
        ))}
      </SelectField>
    </li>
  )
}
