import { and, asc, type Column, eq, gt, isNotNull, or, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { auditLog, events, idempotencyKeys, imports, mails, setupLinks } from '../schema/index.ts'
import { changeAuditEntry } from './events.ts'

/** Takes a person's names and addresses out of a text. */
export type Unname = (text: string) => string

export interface Named {
  id: string
  /** As records write them: the person's own, and those they had before. */
  names: string[]
  emails: string[]
}

const pageLength = 200

/** The names and addresses a person had, as the log of changes to their account knows them. */
export async function formerNames(personId: string) {
  const rows = await db()
    .select({ before: auditLog.before, after: auditLog.after })
    .from(auditLog)
    .where(and(eq(auditLog.subject, 'person'), eq(auditLog.subjectId, personId)))
  const said = rows.flatMap(({ before, after }) => [before, after])
  const all = (field: string) => said.map((one) => one?.[field]).filter((value) => typeof value === 'string')
  return { names: all('name'), emails: all('email') }
}

/** In the audit log: entries by or about the person, and those that hold their address. Leaves a mark in each. */
export async function unnameAudit({ id, names, emails }: Named, unname: Unname, now: Date) {
  const theirs = or(eq(auditLog.actorId, id), eq(auditLog.subjectId, id))
  const words = [auditLog.before, auditLog.after, auditLog.reason]
  const holds = or(theirs, ...words.flatMap((column) => emails.map((email) => contains(column, email))))
  for (let after = ''; ; ) {
    const rows = await db()
      .select()
      .from(auditLog)
      .where(and(holds, gt(auditLog.id, after)))
      .orderBy(asc(auditLog.id))
      .limit(pageLength)
    for (const row of rows) {
      const change = changed({ before: row.before, after: row.after, reason: row.reason }, unname)
      const erasedAt = new Date(Math.max(now.getTime(), (row.erasedAt?.getTime() ?? 0) + 1))
      if (change) await changeAuditEntry(row.id, { ...change, erasedAt })
    }
    after = rows.at(-1)?.id ?? ''
    if (rows.length < pageLength || names.length + emails.length === 0) return
  }
}

/** In mails to others, sent or not: they wait in the outbox, and stand there for a while afterwards. */
export async function unnameMails({ names, emails }: Named, unname: Unname) {
  const texts = [mails.subject, mails.text, mails.html, mails.lastError]
  const said = [...names, ...emails]
  if (said.length === 0) return
  const holds = or(
    ...texts.flatMap((column) => said.flatMap((word) => written(word).map((as) => contains(column, as)))),
  )
  for (let after = ''; ; ) {
    const rows = await db()
      .select()
      .from(mails)
      .where(and(holds, gt(mails.id, after)))
      .orderBy(asc(mails.id))
      .limit(pageLength)
    for (const { id, subject, text, html, lastError } of rows) {
      const change = changed({ subject, text, html, lastError }, unname)
      if (change) await db().update(mails).set(change).where(eq(mails.id, id))
    }
    after = rows.at(-1)?.id ?? ''
    if (rows.length < pageLength) return
  }
}

/** In the small records: what happened, answers kept for repeated requests, reports of imports, the first set-up. */
export async function unnameRecords({ id, names, emails }: Named, unname: Unname) {
  const held = (column: Column) => emails.map((email) => contains(column, email))
  const said = (column: Column) => or(sql`1 = 0`, ...[...names, ...emails].map((word) => contains(column, word)))
  const happened = await db()
    .select({ id: events.id, details: events.details })
    .from(events)
    .where(or(eq(events.actorId, id), eq(events.subjectId, id), ...held(events.details)))
  for (const { id: key, details } of happened) {
    const change = changed({ details }, unname)
    if (change) await db().update(events).set(change).where(eq(events.id, key))
  }
  for (const { personId, name, body, request } of await db()
    .select()
    .from(idempotencyKeys)
    .where(or(said(idempotencyKeys.body), said(idempotencyKeys.request)))) {
    const change = changed({ body, request }, unname)
    const where = and(eq(idempotencyKeys.personId, personId), eq(idempotencyKeys.name, name))
    if (change) await db().update(idempotencyKeys).set(change).where(where)
  }
  for (const { id: key, source, report } of await db()
    .select()
    .from(imports)
    .where(or(said(imports.source), said(imports.report)))) {
    const change = changed({ source, report }, unname)
    if (change) await db().update(imports).set(change).where(eq(imports.id, key))
  }
  for (const { tokenHash, progress } of await db().select().from(setupLinks).where(isNotNull(setupLinks.progress))) {
    const change = changed({ progress }, unname)
    if (change) await db().update(setupLinks).set(change).where(eq(setupLinks.tokenHash, tokenHash))
  }
}

/** The fields that read otherwise without the names; undefined when none does. */
function changed<Row extends Record<string, unknown>>(row: Row, unname: Unname): Row | undefined {
  const without = inEveryText(row, unname) as Row
  return JSON.stringify(without) === JSON.stringify(row) ? undefined : without
}

function inEveryText(value: unknown, unname: Unname): unknown {
  if (typeof value === 'string') return unname(value)
  if (Array.isArray(value)) return value.map((one) => inEveryText(one, unname))
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inEveryText(one, unname)]))
}

const contains = (column: Column, word: string) =>
  sql`cast(${column} as text) like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`

/** A name stands in HTML as it was escaped there. */
const written = (word: string) => [...new Set([word, escaped(word)])]

const escaped = (word: string) =>
  word.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
