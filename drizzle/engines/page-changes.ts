import type { Logger } from 'drizzle-orm'

/** What is written here no page for strangers shows: sign-in, letters, marks of visits, what waits to be done. */
const unseen = new Set(
  `api_tokens audit_log ballot_secrets drafts idempotency_keys job_runs mails notifications passkey_challenges push_subscriptions
  pushes secret_links
  sessions setup_links sign_in_codes sign_ups spent_proofs trace_keys views vote_traces`.split(/\s+/),
)

const written = /^\s*(?:with\b.*?\)\s*)?(?:insert\s+into|update|delete\s+from)\s+"?(\w+)"?/is
const known = new Map<string, boolean>()
const mostKnown = 2000

/** Whether a statement may change what strangers see. What is not understood may. */
export function changesPages(statement: string): boolean {
  const answer = known.get(statement)
  if (answer !== undefined) return answer
  const table = statement.match(written)?.[1]?.toLowerCase()
  const changes = table ? !unseen.has(table) : !/^\s*(?:select|pragma|explain|with|values)\b/i.test(statement)
  if (known.size >= mostKnown) known.clear()
  known.set(statement, changes)
  return changes
}

/** Tells of every statement that may change what strangers see, as it runs. */
export const pageChanges = (tell: () => void): Logger => ({
  logQuery: (statement) => {
    if (changesPages(statement)) tell()
  },
})
