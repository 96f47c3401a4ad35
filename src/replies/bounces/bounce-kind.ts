/**
 * What a mail that came back means for the address:
 *   permanent     the address does not work (unknown, closed, no such domain)
 *   mailbox-full  it works, and is full
 *   refused       it may work; the server did not want this mail (filter, policy, size)
 *   temporary     the server gave up after trying for some time
 *   delayed       the server still tries; nothing is lost yet
 */
export type BounceKind = "permanent" | "mailbox-full" | "refused" | "temporary" | "delayed"

const FULL =
  /mailbox (is )?full|boite (aux lettres |mail |de reception )?(est )?pleine|full mailbox|over ?quota|over (his|her|its|the|their) (\w+ )?(quota|limit|storage)|quota (exceeded|depasse|is full)|exceed(s|ed|ing)? (the )?(\w+ )?(\w+ )?(quota|storage|maximum mailbox size|local limit)|out of (\w+ )?(storage|space|disk)|insufficient (system )?(storage|disk)|storage (allocation|limit|quota)|mailbox .{0,40}exceeded|espace (disque |de stockage )?(insuffisant|sature)|saturee?\b|no (enough )?space left/
const DEAD =
  /(user|recipient|mailbox|address|account|alias|destinataire|utilisateur|adresse|host|domain|compte|mail drop)s?( name)? .{0,60}?(unknown|not (be )?found|does ?n.t exist|doesn't exist|not exist|no longer|inconnue?|n.existe (pas|plus)|introuvable|is not recognized|invalid|not valid|is disabled|disabled|inactive|closed|suspended|unavailable or|has been (closed|disabled|deactivated|suspended)|desactive|ferme)|(unknown|no such|invalid|bad destination|undeliverable|non.?existent|unrouteable|unroutable|illegal) (local.part|user|recipient|mailbox|address|account|alias|host|domain|person|destinataire|adresse)|n.existe (pas|plus)|destinataire .{0,20}inconnu|unknown.user|user.unknown|usuario desconocido|nobody here|not listed in|not a valid (user|mailbox|recipient)|no mailbox here|does not have a .{0,30}account|could not find a gateway|nxdomain|name or service not known|host not found|domain not found|recipient (address )?rejected: (user|undeliverable|unknown)|couldn.t be found|wasn.t found|could not be found|not our customer|delivery not authorized.*no such|not in (my|our) (list|directory)/
const REFUSED =
  /spam|\bblack ?list|block ?list|\bblocked\b|\bblocking\b|bloque|polic(y|ies)|politique de|\bspf\b|\bdkim\b|\bdmarc\b|denied|refuse|not (permitted|allowed|authorized|accept)|unauthenticated|authentication|reputation|unsolicited|\bbulk\b|virus|malware|too (large|big|long)|trop (gros|volumineu)|size limit|message size|exceeds? (the )?(max|size|fixed)|content|rejected|prohibited|forbidden|access|relay|reverse dns|\bptr\b|\brbl\b|\bdnsbl\b|filter/
const WAITS =
  /tim(ed|e) ?out|temporar|temporaire|try again|retry|deferred|greylist|connection (refused|reset|dropped|lost)|not respond|too many|unreachable|not responding|expired|in the queue too long|abandonne apres|\b4\d\d[ -]/
const STILL_TRYING =
  /(will|shall) (keep|continue|be re)\w*|still (being )?(try|retr)|no action is required|do not need to resend|warning.{0,40}(delay|could not|not delivered|still)|delivery .{0,60}(delayed|delay)|has not yet been|has been delayed|is delayed|a ete retarde|remise (differee|retardee)|nouvelle tentative|continuera|continuerons/

/** What the server's words, its status code and its action come to. Words weigh more than bare codes. */
export function bounceKind(
  words: string,
  status: string | null,
  action: string | null,
  isWarning = false,
): BounceKind {
  const text = folded(words)
  if (action === "delayed" || isWarning) return "delayed"
  if (FULL.test(text) || /^[45]\.2\.2$/.test(status ?? "")) return "mailbox-full"
  if (DEAD.test(text)) return "permanent"
  if (/^5\.(1\.[1-6]|1\.10|2\.1|4\.4)$/.test(status ?? "")) return "permanent"
  if (/^5\.(7\.|3\.4|2\.3|6\.)/.test(status ?? "")) return "refused"
  if (status?.startsWith("4.")) return "temporary"
  if (REFUSED.test(text)) return "refused"
  return WAITS.test(text) ? "temporary" : "permanent"
}

/** True when the text says that the server still tries. */
export const saysStillTrying = (words: string): boolean => STILL_TRYING.test(folded(words))

/** Lower case, no accents, one blank between words. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[’`]/g, "'")
    .replace(/\s+/g, " ")
