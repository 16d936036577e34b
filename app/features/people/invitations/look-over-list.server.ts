import { type ListLine, mostLines, readList } from '#app/features/people/invitations/read-list.server.ts'
import { addressesInvited } from '#drizzle/queries/invitations.ts'
import { personByEmail } from '#drizzle/queries/people.ts'

export type LookedOver =
  | { ok: true; lines: ListLine[]; good: number }
  | { ok: false; reason: 'invite_list_unreadable' | 'invite_list_empty' | 'invite_list_too_long' }

/** A list with everything that is wrong with it, also with what the site knows; nothing is sent. */
export async function lookOverList(text: string, needsAddress: boolean, now = new Date()): Promise<LookedOver> {
  const lines = readList(text, needsAddress)
  if (!lines) return { ok: false, reason: 'invite_list_unreadable' }
  if (lines.length === 0) return { ok: false, reason: 'invite_list_empty' }
  if (lines.length > mostLines) return { ok: false, reason: 'invite_list_too_long' }
  const invited = new Set(await addressesInvited(now))
  for (const line of lines) line.wrong ??= line.email === '' ? undefined : await knownAs(line.email, invited)
  return { ok: true, lines, good: lines.filter(({ wrong }) => !wrong).length }
}

async function knownAs(email: string, invited: Set<string>): Promise<ListLine['wrong']> {
  if ((await personByEmail(email))?.kind === 'account') return 'invite_line_member'
  return invited.has(email) ? 'invite_line_open' : undefined
}
