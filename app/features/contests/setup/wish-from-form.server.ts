import type { z } from 'zod'
import { ballotOfRule } from '#app/features/contests/ballots/ballots.ts'
import type { ContestFields } from '#app/features/contests/forms.server.ts'
import type { ContestWish } from '#app/features/contests/setup/contest-wish.ts'
import { meaningOf } from '#app/features/contests/setup/who-takes-part.ts'
import { localToInstant } from '#app/web/local-time.ts'

type Fields = z.output<typeof ContestFields>

/** What the fields of the set-up page say, with wall clock times as instants of the contest's zone. */
export function wishFromForm(fields: Fields): ContestWish {
  const { kind, question, title, language, timeZone, brief, helpText, prizes, tags, invited, overlap } = fields
  const { rule, places, quorum, quorumKind, moderation, counts, receipts, budget, budgetUnit } = fields
  const { readDays, promiseDays } = fields
  const meaning = meaningOf(fields.who)
  return {
    ...{ kind, question, title, language, timeZone, brief, helpText, prizes, tags, invited, overlap },
    ...{ ballot: ballotOfRule(rule), rule, places, quorum, quorumKind, moderation, counts, readDays, promiseDays },
    ...{ receipts, budget, budgetUnit },
    ...{ ...meaning, audience: fields.audience ?? meaning.audience },
    eligibility: fields.eligibility ?? meaning.eligibility,
    votesPerPerson: votesOf(fields),
    weights: weightsOf(fields),
    ...instants(fields),
  }
}

function votesOf({ rule, limit, votes, votesPerPerson }: Fields) {
  if (ballotOfRule(rule) !== 'approve') return limit
  if (votes === 'unlimited') return null
  return votes === 'one' ? 1 : votesPerPerson
}

/** A declared group whose field is empty has no weight of its own. */
function weightsOf({ weightCustomers, weightEmployees, weightGroups = {} }: Fields) {
  const said = Object.entries(weightGroups).filter((entry): entry is [string, number] => entry[1] !== null)
  return { customers: weightCustomers, employees: weightEmployees, ...Object.fromEntries(said) }
}

function instants(fields: Fields) {
  const at = (local: string | undefined) => (local ? (localToInstant(local, fields.timeZone) ?? null) : null)
  return {
    closes: at(fields.closes),
    ideasFrom: at(fields.ideasFrom),
    ideasUntil: at(fields.ideasUntil),
    votingFrom: at(fields.votingFrom),
    juryUntil: at(fields.juryUntil),
    answerBy: at(fields.answerBy),
  }
}
