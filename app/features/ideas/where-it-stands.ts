export type StepKey = 'received' | 'reading' | 'read' | 'gathering' | 'shortlisted' | 'answer' | 'answered' | 'winner'

export interface Step {
  key: StepKey
  state: 'done' | 'now' | 'next'
  /** When it happened, or when it is promised; null where no day is known. */
  at: Date | null
}

interface Standing {
  state: string
  createdAt: Date
  readAt: Date | null
  shortlistedAt: Date | null
  answeredAt: Date | null
  promisedBy: Date | null
  place: number | null
}

interface Contest {
  state: 'draft' | 'open' | 'closed' | 'concluded'
  takesVotes: boolean
  concludedAt: Date | null
}

/**
 * The stations of an idea from its arrival to the answer; the first that has not happened yet is `now`.
 * The shortlist is news only once nobody votes any more, a place only once the winners are announced.
 */
export function whereItStands(idea: Standing, contest: Contest): Step[] {
  const steps: Step[] = [{ key: 'received', state: 'done', at: idea.createdAt }]
  if (idea.readAt) steps.push({ key: 'read', state: 'done', at: idea.readAt })
  if (idea.state === 'held') steps.push({ key: 'reading', state: 'now', at: null })
  if (contest.takesVotes && idea.state === 'published') steps.push({ key: 'gathering', state: 'now', at: null })
  if (idea.shortlistedAt && contest.state !== 'open')
    steps.push({ key: 'shortlisted', state: 'done', at: idea.shortlistedAt })
  if (idea.answeredAt) steps.push({ key: 'answered', state: 'done', at: idea.answeredAt })
  else steps.push({ key: 'answer', state: 'next', at: idea.promisedBy })
  if (idea.place !== null && contest.state === 'concluded')
    steps.push({ key: 'winner', state: 'done', at: contest.concludedAt })
  return withOneNow(steps)
}

function withOneNow(steps: Step[]): Step[] {
  if (steps.some((step) => step.state === 'now')) return steps
  const next = steps.findIndex((step) => step.state === 'next')
  return steps.map((step, index) => (index === next ? { ...step, state: 'now' } : step))
}
