import { closesAt } from '#app/features/contests/closes-at.ts'
import { type Phase, phaseOf, takesIdeas } from '#app/features/contests/phase.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

/** What a list of contests shows of one; safe to send to whoever may see the contest. */
export interface ContestCardShown {
  id: string
  slug: string
  kind: ContestRow['kind']
  state: ContestRow['state']
  path: string
  language: ContestRow['language']
  title: string
  question: string
  phase: Phase
  takesIdeas: boolean
  closes: Date | null
  answerBy: Date | null
  concludedAt: Date | null
  timeZone: string
  ideas: number
  participants: number
  host: string
}

interface Listed {
  contest: ContestRow
  host: string
}

export function contestCard({ contest, host }: Listed, now: Date): ContestCardShown {
  const { id, slug, kind, state, language, title, question, answerBy, concludedAt, timeZone, ideas, participants } =
    contest
  return {
    ...{ id, slug, kind, state, language, title, answerBy, concludedAt, timeZone, ideas, participants, host },
    question: question === title ? '' : question,
    path: contestPath(contest),
    phase: phaseOf(contest, now),
    takesIdeas: takesIdeas(contest, now),
    closes: closesAt(contest),
  }
}

export const contestPath = ({ kind, slug }: Pick<ContestRow, 'kind' | 'slug'>) =>
  kind === 'debate' ? `/d/${slug}` : `/c/${slug}`
