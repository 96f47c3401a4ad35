import { SelectField, TextField } from "../parts/field.tsx"
import { useWords } from "../words/language.tsx"
import type { MailFields } from "./mail-settings.tsx"

type Security = "tls" | "starttls" | "none"

const PORTS: Record<"smtp" | "imap", Record<Security, number>> = {
  smtp: { tls: 465, starttls: 587, none: 25 },
  imap: { tls: 993, starttls: 143, none: 143 },
}

interface ServerFieldsProps {
  readonly kind: "smtp" | "imap"
  readonly title: string
  readonly hint?: string
  readonly fields: MailFields
  readonly set: (change: Partial<MailFields>) => void
  /** True while no server is saved: a password is asked for then. */
  readonly isNew: boolean
}

/** One mail server: host, port, security, user and password. */
export function ServerFields({ kind, title, hint, fields, set, isNew }: ServerFieldsProps) {
  const words = useWords().settings
  const isNeeded = kind === "smtp"
  const security = fields[`${kind}Security`] ?? "tls"
  return (
    <section>
      <h3 className="font-semibold">{title}</h3>
      {hint && <p className="text-sm text-soft">{hint}</p>}
      <div className="mt-3 grid gap-4 sm:grid-cols-2">
        <TextField
          label={words.host}
          required={isNeeded}
          placeholder={kind === "smtp" ? "smtp.example.fr" : "imap.example.fr"}
          value={fields[`${kind}Host`] ?? ""}
          onChange={(event) => set({ [`${kind}Host`]: event.target.value || (isNeeded ? "" : null) })}
        />
        <SelectField
          label={words.security}
          value={security}
          onChange={(event) => {
            const chosen = event.target.value as Security
            set({ [`${kind}Security`]: chosen, [`${kind}Port`]: PORTS[kind][chosen] })
          }}
        >
          {(["tls", "starttls", "none"] as const).map((key) => (
            <option key={key} value={key}>
              {words.securities[key]}
            </option>
          ))}
        </SelectField>
        <TextField
          label={words.port}
          type="number"
          required={isNeeded}
          value={fields[`${kind}Port`] ?? ""}
          onChange={(event) =>
            set({ [`${kind}Port`]: event.target.value === "" ? null : Number(event.target.value) })
          }
        />
        <TextField
          label={words.user}
          autoComplete="off"
          value={fields[`${kind}User`] ?? ""}
          onChange={(event) => set({ [`${kind}User`]: event.target.value || null })}
        />
        <TextField
          label={words.password}
          type="password"
          autoComplete="new-password"
          hint={isNew ? undefined : words.passwordKept}
          value={fields[`${kind}Password`] ?? ""}
          onChange={(event) => set({ [`${kind}Password`]: event.target.value || undefined })}
        />
      </div>
    </section>
  )
}
