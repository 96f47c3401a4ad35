import type { Source } from "./source.ts"
import { disputes, instalments, promises } from "./sources/agreed.ts"
import { addresses, doubts, failures, mailbox, staleData } from "./sources/errors.ts"
import { messages } from "./sources/messages.ts"
import { replies, tray } from "./sources/replies.ts"
import { mentions, questions, work } from "./sources/work.ts"

/** All that can wait for a person. What is new enters here. */
export const SOURCES: readonly Source[] = [
  ...[replies, tray],
  ...[doubts, mailbox, addresses, failures, staleData],
  ...[promises, instalments, disputes],
  ...[work, messages, questions, mentions],
]
