import { NBSP, type Sentence } from "../../../kernel/wording.ts"

/** The texts (TXT records) of a name; empty when it has none, null when nobody could be asked. */
export type ResolveTexts = (name: string) => Promise<readonly string[] | null>

/** One thing by which the mail servers of debtors know that a mail is ours. */
export interface IdentityCheck {
  readonly key: "spf" | "dkim" | "dmarc"
  /** good; doubtful: it may be refused; missing; unknown: it could not be looked up. */
  readonly state: "good" | "doubtful" | "missing" | "unknown"
  /** The record that was found. */
  readonly record: string | null
  readonly sentence: Sentence
}

/** Selectors that providers give to their keys when nobody says another one. */
const USUAL_SELECTORS = [
  ...["google", "selector1", "selector2", "default", "mail", "dkim", "k1", "s1", "s2", "ovhmo-selector-1"],
  ...["gm1", "key1", "ionos1", "s1-ionos", "brevo", "smtp"],
]

/**
 * Looks up what the sender's domain says of itself: who may send in its name (SPF, RFC 7208), with
 * which key its mails are signed (DKIM, RFC 6376), and what others do with the rest (DMARC, RFC 7489).
 */
export async function checkIdentity(
  fromEmail: string,
  smtpHost: string,
  selector: string | null,
  resolve: ResolveTexts,
): Promise<IdentityCheck[]> {
  const domain = fromEmail.slice(fromEmail.lastIndexOf("@") + 1).toLowerCase()
  return [
    spf(domain, smtpHost, await resolve(domain)),
    await dkim(domain, selector, resolve),
    dmarc(domain, await resolve(`_dmarc.${domain}`)),
  ]
}

function spf(domain: string, smtpHost: string, texts: readonly string[] | null): IdentityCheck {
  if (texts === null) return unknown("spf")
  const records = texts.filter((text) => /^v=spf1( |$)/i.test(text))
  const [record = null] = records
  if (record === null) {
    return check("spf", "missing", null, {
      fr: `${domain} ne dit pas qui peut envoyer en son nom (SPF). Demandez à votre hébergeur d’ajouter l’enregistrement SPF de votre messagerie${NBSP}: sans lui, vos relances finissent souvent dans les indésirables.`,
      en: `${domain} does not say who may send in its name (SPF). Ask your host to add the SPF record of your mail provider: without it, reminders often end among unwanted mail.`,
    })
  }
  if (records.length > 1 || /[+?]all\b|(^| )all\b/i.test(record)) {
    return check("spf", "doubtful", record, {
      fr: `L’enregistrement SPF de ${domain} ne protège rien${NBSP}: il est en double ou permet à tout le monde d’envoyer. Faites-le corriger${NBSP}: un seul, qui finit par ~all ou -all.`,
      en: `The SPF record of ${domain} protects nothing: it stands twice or lets everybody send. Have it corrected: only one, ending with ~all or -all.`,
    })
  }
  const provider = smtpHost.toLowerCase().split(".").slice(-2).join(".")
  const names = record.toLowerCase()
  const isNamed = names.includes(provider) || /(^| )(\+?(mx|a)\b|\+?ip[46]:|redirect=)/.test(names)
  if (isNamed || KNOWN.some(([host, spfName]) => provider === host && names.includes(spfName))) {
    return check("spf", "good", record, {
      fr: `${domain} dit qui peut envoyer en son nom (SPF).`,
      en: `${domain} says who may send in its name (SPF).`,
    })
  }
  return check("spf", "doubtful", record, {
    fr: `L’enregistrement SPF de ${domain} ne semble pas nommer votre serveur d’envoi (${smtpHost}). Demandez à votre hébergeur de l’y ajouter.`,
    en: `The SPF record of ${domain} does not seem to name your mail server (${smtpHost}). Ask your host to add it.`,
  })
}

/** Providers whose servers and SPF names do not share a domain. */
const KNOWN = [
  ["gmail.com", "_spf.google.com"],
  ["office365.com", "spf.protection.outlook.com"],
  ["outlook.com", "spf.protection.outlook.com"],
  ["ovh.net", "mx.ovh.com"],
] as const

async function dkim(domain: string, selector: string | null, resolve: ResolveTexts): Promise<IdentityCheck> {
  for (const each of selector ? [selector] : USUAL_SELECTORS) {
    const texts = await resolve(`${each}._domainkey.${domain}`)
    if (texts === null) return unknown("dkim")
    const record = texts.find((text) => /(^|;)\s*p=/i.test(text))
    if (!record) continue
    if (/(^|;)\s*p=\s*(;|$)/i.test(record)) {
      return check("dkim", "doubtful", record, {
        fr: `La clé de signature «${NBSP}${each}${NBSP}» de ${domain} est révoquée. Demandez une nouvelle clé à votre hébergeur.`,
        en: `The signing key “${each}” of ${domain} is revoked. Ask your host for a new key.`,
      })
    }
    return check("dkim", "good", record.slice(0, 120), {
      fr: `${domain} publie une clé pour signer ses messages (DKIM, «${NBSP}${each}${NBSP}»).`,
      en: `${domain} publishes a key to sign its mails with (DKIM, “${each}”).`,
    })
  }
  return selector
    ? check("dkim", "missing", null, {
        fr: `Aucune clé de signature «${NBSP}${selector}${NBSP}» chez ${domain} (DKIM). Vérifiez le sélecteur, ou demandez à votre hébergeur d’activer la signature.`,
        en: `No signing key “${selector}” at ${domain} (DKIM). Check the selector, or ask your host to switch signing on.`,
      })
    : check("dkim", "unknown", null, {
        fr: `Aucune clé de signature trouvée sous les noms habituels (DKIM). Si votre hébergeur signe vos messages, indiquez ici le sélecteur qu’il donne${NBSP}; sinon, demandez-lui de le faire.`,
        en: "No signing key found under the usual names (DKIM). If your host signs your mails, enter the selector that it gives; otherwise ask for it.",
      })
}

function dmarc(domain: string, texts: readonly string[] | null): IdentityCheck {
  if (texts === null) return unknown("dmarc")
  const record = texts.find((text) => /^v=DMARC1\s*;/i.test(text)) ?? null
  if (record === null) {
    return check("dmarc", "missing", null, {
      fr: `${domain} ne dit pas que faire des messages qui se font passer pour vous (DMARC). Faites ajouter au nom _dmarc.${domain} le texte${NBSP}: v=DMARC1; p=none; rua=mailto:postmaster@${domain}`,
      en: `${domain} does not say what to do with mails that pretend to be yours (DMARC). Have the text v=DMARC1; p=none; rua=mailto:postmaster@${domain} added at _dmarc.${domain}`,
    })
  }
  return check("dmarc", "good", record, {
    fr: `${domain} dit que faire des messages qui se font passer pour vous (DMARC).`,
    en: `${domain} says what to do with mails that pretend to be yours (DMARC).`,
  })
}

const check = (
  key: IdentityCheck["key"],
  state: IdentityCheck["state"],
  record: string | null,
  sentence: Sentence,
): IdentityCheck => ({ key, state, record, sentence })

const unknown = (key: IdentityCheck["key"]): IdentityCheck =>
  check(key, "unknown", null, {
    fr: `${key.toUpperCase()}${NBSP}: impossible à vérifier d’ici, cette machine n’a pas accès au DNS. L’envoi fonctionne tout de même.`,
    en: `${key.toUpperCase()}: it cannot be checked from here, this machine has no access to DNS. Sending works all the same.`,
  })
