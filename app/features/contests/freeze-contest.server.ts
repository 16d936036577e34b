import { createHash, randomBytes } from 'node:crypto'
import { canonicalJson } from '#app/features/contests/canonical-json.ts'
import { contractOf, type Known } from '#app/features/contests/contract-of.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * The contest as it stands from this instant on: what may begin at once begins now, the seed for lots is drawn, and
 * the contract is written down with its SHA-256. The seed itself stays secret until the end; only its hash is public.
 */
export function freezeContest(draft: ContestRow, now: Date, known?: Known): ContestRow {
  const seed = randomBytes(32).toString('hex')
  const ideasFrom = draft.ideasFrom ?? now
  const votingFrom = draft.kind === 'contest' ? (draft.votingFrom ?? ideasFrom) : draft.votingFrom
  const begun = { ...draft, ideasFrom, votingFrom, seed, seedHash: sha256(seed), state: 'open' as const, openedAt: now }
  const contract = canonicalJson(contractOf(begun, known))
  return { ...begun, contract, contractHash: sha256(contract), frozenAt: now }
}
