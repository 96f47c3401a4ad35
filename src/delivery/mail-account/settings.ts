import { refuse } from "../../kernel/refusal.ts"

/** Refuses, naming the field, settings that no mail server could work with. */
export function refuseImpossibleSettings(settings: {
  readonly fromName: string | null
  readonly fromEmail: string
  readonly replyTo: string | null
  readonly smtp: { readonly host: string; readonly port: number }
  readonly imap: { readonly host: string; readonly port: number } | null
}): void {
  if (!isEmail(settings.fromEmail)) refuseEmail("fromEmail")
  if (settings.replyTo?.trim() && !isEmail(settings.replyTo)) refuseEmail("replyTo")
  if (/[\r\n]/.test(settings.fromName ?? "")) {
    refuse(
      "SENDER_NAME_INVALID",
      { fr: "Le nom de l’expéditeur tient sur une ligne.", en: "The sender’s name fits on one line." },
      { field: "fromName" },
    )
  }
  refuseImpossibleServer(settings.smtp, "smtp")
  if (settings.imap) refuseImpossibleServer(settings.imap, "imap")
}

/** True for the text of one plain e-mail address, without a name and without brackets. */
const isEmail = (text: string): boolean => /^[^\s@<>,;:"\\()]+@[^\s@<>,;:"\\()]+$/.test(text.trim())

function refuseEmail(field: string): never {
  return refuse(
    "EMAIL_INVALID",
    {
      fr: "Cette adresse e-mail n’est pas complète. Exemple\u00a0: compta@exemple.fr",
      en: "This e-mail address is not complete. Example: accounts@example.com",
    },
    { field },
  )
}

function refuseImpossibleServer(
  server: { readonly host: string; readonly port: number },
  field: string,
): void {
  if (!/^[A-Za-z0-9.:_-]+$/.test(server.host)) {
    refuse(
      "MAIL_HOST_INVALID",
      {
        fr: "Le nom du serveur ne contient ni espace ni barre oblique. Exemple\u00a0: smtp.exemple.fr",
        en: "The name of the server has no space and no slash. Example: smtp.example.com",
      },
      { field: `${field}Host` },
    )
  }
  if (!Number.isInteger(server.port) || server.port < 1 || server.port > 65_535) {
    refuse(
      "MAIL_PORT_INVALID",
      {
        fr: "Le port est un nombre entre 1 et 65535, le plus souvent 465 ou 587 pour l’envoi.",
        en: "The port is a number between 1 and 65535, mostly 465 or 587 for sending.",
      },
      { field: `${field}Port` },
    )
  }
}
