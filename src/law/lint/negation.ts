import type { ReadText, Span } from "./read-text.ts"

// "Si vous ne payez pas, une saisie…": what the first half denies, the second does not.
const SUBORDINATE =
  /^[^a-z]*(si|sans|a defaut|faute|en l'absence|en cas|tant que|if|without|unless|failing|should)\b/
// "Nous ne voulons pas vous inscrire": a pronoun after one of these is an object, and begins no clause.
const SUBJECT =
  /(?<!\b(pas|plus|jamais|ne|de|a|pour|nous|je|not|to|never) )\b(nous|vous|je|j'|on|il|elle|ils|elles|notre|nos|we|you|i|they|it|our)\b/g
// "Nous n'hésiterons pas à…", "d'autre choix que…" promise what they seem to deny.
const EMPHATIC =
  /n'hesit|ne manqu|ne tard|ne saura\w* tard|n'aur\w+ (pas |plus )?d'autre|n'av\w+ (pas |plus )?d'autre|\bn(e |')\w+ (plus |pas )?(\w+ )?qu(e |')|not hesitate|no (other )?(choice|alternative|option)|not fail to/
const DENIES =
  /\bne |\bn'|\bni\b|\baucun|\bjamais\b|\bpas (de|d')|\bnon\b|\bnulle?\b|\bnot\b|n't\b|\bnever\b|\bno\b|\bnor\b|\bneither\b|\bcannot\b/
// "Sans frais" denies costs; "sans réponse" does not deny what follows it.
const WITHOUT =
  /\b(sans|without)( (aucune?s?|autres?|any|further))?( (?!reponse|paiement|reglement|retour|nouvelles?|suite|delai|avis|preavis|reaction|payment|reply|answer|notice|delay)[a-z'#-]+,?){0,2} *$/
const DENIED_AFTER = /^[^.!?;,\n]{0,40}?(\bne |\bn'|\bnot\b|n't\b|\bcannot\b)/
const TURNS_AFTER = /\b(si|sauf|sans|faute|a defaut|tant que|qui|que|if|unless|without)\b/

/** True when the text asserts what stands there; false when its own clause denies it. */
export function isAsserted({ folded }: ReadText, { start, end }: Span): boolean {
  const before = folded.slice(clauseStart(folded, start), start)
  const inside = folded.slice(start, end)
  const clause = ownClause(before) + inside
  if (EMPHATIC.test(clause)) return true
  if (DENIES.test(clause) || WITHOUT.test(before)) return false
  const after = folded.slice(end, end + 80)
  const denied = DENIED_AFTER.exec(after)
  return denied === null || TURNS_AFTER.test(denied[0]) || EMPHATIC.test(after)
}

function clauseStart(folded: string, start: number): number {
  let at = start
  while (at > 0 && !".!?;:\n".includes(folded[at - 1]!)) at--
  return at
}

/** What precedes, from the last subject on, or from the comma that ends a subordinate clause. */
function ownClause(before: string): string {
  const comma = before.lastIndexOf(",")
  const main = comma >= 0 && SUBORDINATE.test(before) ? before.slice(comma + 1) : before
  let from = 0
  for (const subject of main.matchAll(SUBJECT)) from = subject.index
  return main.slice(from)
}
