import { sql } from "kysely"
import type { Day } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"

/** What a comment is about: always a customer, and perhaps one invoice or dispute of theirs. */
export interface CommentOn {
  readonly customerId: string
  readonly invoiceId: string | null
  readonly disputeId: string | null
}

/** A comment as it is written. */
export interface NewComment extends CommentOn {
  readonly author: string
  readonly authorName: string
  readonly text: string
  readonly on: Day
  readonly at: Date
}

/** Stores a comment with those whom it names; returns its id. */
export async function insertComment(
  tx: CompanyTx,
  comment: NewComment,
  mentioned: readonly string[],
): Promise<string> {
  const { id } = await tx
    .insertInto("server.comment")
    .values({
      company_id: tx.companyId,
      customer_id: comment.customerId,
      invoice_id: comment.invoiceId,
      dispute_id: comment.disputeId,
      author: comment.author,
      author_name: comment.authorName,
      text: comment.text,
      on_day: comment.on,
      created_at: comment.at,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  if (mentioned.length > 0) {
    await tx
      .insertInto("server.mention")
      .values(mentioned.map((userId) => ({ company_id: tx.companyId, comment_id: id, user_id: userId })))
      .execute()
  }
  return id
}

/** A comment as people read it. */
export interface ListedComment extends CommentOn {
  readonly id: string
  readonly author: string
  readonly authorName: string
  readonly text: string
  readonly on: Day
  readonly at: Date
  readonly mentions: readonly { readonly userId: string; readonly name: string; readonly isDone: boolean }[]
}

/** The comments on a customer (or on one invoice or dispute of theirs), the newest first. */
export async function listComments(
  tx: CompanyTx,
  about: { readonly customerId: string; readonly invoiceId?: string; readonly disputeId?: string },
): Promise<ListedComment[]> {
  const { rows } = await sql<ListedComment>`
    select c.id, c.customer_id as "customerId", c.invoice_id as "invoiceId", c.dispute_id as "disputeId", c.author,
           c.author_name as "authorName", c.text, c.on_day as "on", c.created_at as "at",
           coalesce((select jsonb_agg(jsonb_build_object('userId', m.user_id, 'name', u.name,
                                                         'isDone', m.done_at is not null) order by u.name)
                       from server.mention m join server."user" u on u.id = m.user_id
                      where m.company_id = c.company_id and m.comment_id = c.id), '[]') as mentions
      from server.comment c
     where c.company_id = ${tx.companyId} and c.customer_id = ${about.customerId} and c.removed_at is null
       and (${about.invoiceId ?? null}::uuid is null or c.invoice_id = ${about.invoiceId ?? null}::uuid)
       and (${about.disputeId ?? null}::uuid is null or c.dispute_id = ${about.disputeId ?? null}::uuid)
     order by c.created_at desc, c.id desc limit 200`.execute(tx)
  return rows
}

/** Takes a comment of this author back, or puts it there again; gives its customer, null when it is not theirs. */
export async function setRemoved(
  tx: CompanyTx,
  id: string,
  author: string,
  removedAt: Date | null,
): Promise<string | null> {
  const row = await tx
    .updateTable("server.comment")
    .set({ removed_at: removedAt })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .where("author", "=", author)
    .returning("customer_id")
    .executeTakeFirst()
  return row?.customer_id ?? null
}

/** A mention that waits for somebody. */
export interface WaitingMention {
  readonly commentId: string
  readonly userId: string
  readonly customerId: string
  readonly customerName: string
  readonly invoiceId: string | null
  readonly authorName: string
  readonly text: string
  readonly on: Day
}

/** The mentions that wait for these people, the oldest first. */
export async function waitingMentions(tx: CompanyTx, userIds: readonly string[]): Promise<WaitingMention[]> {
  const { rows } = await sql<WaitingMention>`
    select m.comment_id as "commentId", m.user_id as "userId", c.customer_id as "customerId", k.name as "customerName",
           c.invoice_id as "invoiceId", c.author_name as "authorName", c.text, c.on_day as "on"
      from server.mention m
      join server.comment c on c.company_id = m.company_id and c.id = m.comment_id and c.removed_at is null
      join ledger.customer k on k.company_id = c.company_id and k.id = c.customer_id
     where m.company_id = ${tx.companyId} and m.done_at is null and m.user_id = any(${userIds}::text[])
     order by c.created_at, c.id limit 500`.execute(tx)
  return rows
}

/** Says that these people have dealt with a comment that named them, or not yet; false when it names none of them. */
export async function setMentionDone(
  tx: CompanyTx,
  commentId: string,
  userIds: readonly string[],
  doneAt: Date | null,
): Promise<boolean> {
  const rows = await tx
    .updateTable("server.mention")
    .set({ done_at: doneAt })
    .where("company_id", "=", tx.companyId)
    .where("comment_id", "=", commentId)
    .where("user_id", "in", [...userIds, ""])
    .returning("user_id")
    .execute()
  return rows.length > 0
}
