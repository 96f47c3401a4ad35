/** A mail as a server hands it out, each with its own Message-ID. Dated 3 March 2026 unless said otherwise. */
export function mailText(
  from: string,
  body: string,
  changes: { subject?: string; headers?: string; date?: string } = {},
) {
  mails += 1
  return [
    `From: ${from}`,
    "To: compta@tanguy.test",
    `Subject: ${changes.subject ?? "Re: relance"}`,
    `Date: ${changes.date ?? "Tue, 3 Mar 2026 08:00:00 +0100"}`,
    `Message-ID: <${mails}@client.test>`,
    ...(changes.headers ? [changes.headers] : []),
    "Content-Type: text/plain; charset=utf-8",
    "",
    body,
    "",
  ].join("\r\n")
}

let mails = 0
