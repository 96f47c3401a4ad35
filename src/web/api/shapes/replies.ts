import type { conversationOut } from "../../../replies/conversation/http.ts"
import type { inboxLineOut, inboxOut, mailboxOut } from "../../../replies/inbox/http.ts"
import type { Answer } from "./answer.ts"

/** GET …/threads */
export type Inbox = Answer<typeof inboxOut>
/** GET …/thread-counts */
export type InboxCounts = Inbox["counts"]
/** A conversation in the list. */
export type InboxLine = Answer<typeof inboxLineOut>
/** GET …/mailbox */
export type Mailbox = Answer<typeof mailboxOut>
/** GET …/threads/:id */
export type Conversation = Answer<typeof conversationOut>
export type TheirMail = Conversation["mails"][number]
export type OurMessage = Conversation["messages"][number]
export type Proposal = TheirMail["proposals"][number]
export type Intent = Proposal["intent"]
