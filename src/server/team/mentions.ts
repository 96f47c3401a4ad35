/** Somebody who may be named in a comment. */
export interface Nameable {
  readonly userId: string
  readonly name: string
}

/**
 * The people whom a text names with an @: by their whole name, or by a first name that only one of
 * them has. Case and accents do not matter; the longer name wins ("@Anne Tanguy" is not "@Anne Le Gall").
 */
export function mentionedIn(text: string, people: readonly Nameable[]): string[] {
  const spoken = plain(text)
  const firsts = people.map((person) => first(person.name))
  const found = people.filter((person, index) => {
    if (names(spoken, plain(person.name))) return true
    const own = firsts[index]!
    const isAlone = firsts.filter((each) => each === own).length === 1
    return isAlone && names(spoken, own)
  })
  return found.map((person) => person.userId)
}

/** True when "@name" stands in the text as a word of its own, not inside an e-mail address. */
function names(text: string, name: string): boolean {
  if (name === "") return false
  for (let at = text.indexOf(`@${name}`); at >= 0; at = text.indexOf(`@${name}`, at + 1)) {
    const [before, after] = [text[at - 1] ?? " ", text[at + name.length + 1] ?? " "]
    if (!WORD.test(before) && !WORD.test(after)) return true
  }
  return false
}

const WORD = /[\p{L}\p{N}]/u

const first = (name: string): string => plain(name).split(" ")[0] ?? ""

const plain = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim()
