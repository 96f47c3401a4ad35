import { PROVIDERS } from "../../delivery/mail-account/oauth/token.ts"
import { CheckField } from "../parts/checkbox.tsx"
import { SelectField, TextField } from "../parts/field.tsx"
import { useWords } from "../words/language.tsx"
import type { MailFields } from "./mail-settings.tsx"

interface FieldsProps {
  readonly fields: MailFields
  readonly set: (change: Partial<MailFields>) => void
}

type AfterReading = NonNullable<MailFields["afterReading"]>

/** What is done with mail that was read, and where bounces come back to. */
export function MailReadingFields({ fields, set }: FieldsProps) {
  const words = useWords().settings
  return (
    <section className="grid gap-4 sm:grid-cols-2">
      <SelectField
        label={words.afterReading}
        hint={words.afterReadingHint}
        value={fields.afterReading ?? "leave"}
        onChange={(event) => set({ afterReading: event.target.value as AfterReading })}
      >
        {(["leave", "mark-read", "move"] as const).map((key) => (
          <option key={key} value={key}>
            {words.afterReadings[key]}
          </option>
        ))}
      </SelectField>
      {fields.afterReading === "move" && (
        <TextField
          label={words.moveToFolder}
          placeholder="Relance"
          value={fields.moveToFolder ?? ""}
          onChange={(event) => set({ moveToFolder: event.target.value || null })}
        />
      )}
      <div className="sm:col-span-2">
        <CheckField
          checked={fields.takesPlusAddresses ?? false}
          onChange={(takesPlusAddresses) => set({ takesPlusAddresses })}
        >
          {words.plusAddresses}
        </CheckField>
      </div>
    </section>
  )
}

/** How the account signs in: with passwords, or with tokens that the provider renews. */
export function SignInFields({ fields, set }: FieldsProps) {
  const words = useWords().settings
  const isToken = fields.signIn === "oauth2"
  const takeProvider = (key: keyof typeof PROVIDERS) =>
    set({ oauthTokenUrl: PROVIDERS[key].tokenUrl, oauthScope: PROVIDERS[key].scope })
  return (
    <section className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={words.signIn}
          value={fields.signIn ?? "password"}
          onChange={(event) => set({ signIn: event.target.value as "password" | "oauth2" })}
        >
          <option value="password">{words.signIns.password}</option>
          <option value="oauth2">{words.signIns.oauth2}</option>
        </SelectField>
        {isToken && (
          <SelectField
            label={words.provider}
            value={providerOf(fields)}
            onChange={(event) =>
              event.target.value !== "other" && takeProvider(event.target.value as keyof typeof PROVIDERS)
            }
          >
            <option value="microsoft">Microsoft 365</option>
            <option value="google">Google Workspace</option>
            <option value="other">{words.otherProvider}</option>
          </SelectField>
        )}
      </div>
      {isToken && <TokenFields fields={fields} set={set} />}
    </section>
  )
}

const providerOf = ({ oauthTokenUrl }: MailFields): string =>
  Object.entries(PROVIDERS).find(([, provider]) => provider.tokenUrl === oauthTokenUrl)?.[0] ?? "other"

function TokenFields({ fields, set }: FieldsProps) {
  const words = useWords().settings
  return (
    <>
      <p className="max-w-2xl text-sm text-soft">{words.tokenHelp}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={words.tokenUrl}
          type="url"
          required
          value={fields.oauthTokenUrl ?? ""}
          onChange={(event) => set({ oauthTokenUrl: event.target.value || null })}
        />
        <TextField
          label={words.clientId}
          required
          value={fields.oauthClientId ?? ""}
          onChange={(event) => set({ oauthClientId: event.target.value || null })}
        />
        <TextField
          label={words.clientSecret}
          type="password"
          autoComplete="new-password"
          hint={fields.oauthHasSecret ? words.passwordKept : undefined}
          value={fields.oauthClientSecret ?? ""}
          onChange={(event) => set({ oauthClientSecret: event.target.value || undefined })}
        />
        <TextField
          label={words.refreshToken}
          type="password"
          autoComplete="new-password"
          hint={fields.oauthHasToken ? words.passwordKept : undefined}
          value={fields.oauthRefreshToken ?? ""}
          onChange={(event) => set({ oauthRefreshToken: event.target.value || undefined })}
        />
      </div>
    </>
  )
}

/** The name of the key that the provider signs our mails with. */
export function SelectorField({ fields, set }: FieldsProps) {
  const { settings: words, common } = useWords()
  return (
    <TextField
      label={words.dkimSelector}
      hint={words.dkimSelectorHint}
      optional={common.optional}
      value={fields.dkimSelector ?? ""}
      onChange={(event) => set({ dkimSelector: event.target.value || null })}
    />
  )
}
