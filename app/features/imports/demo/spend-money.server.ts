import { castPaper } from '#app/features/votes/ballots/cast-paper.server.ts'
import { type Cast, personAt } from './cast.ts'

interface Money {
  budget: number
  ideas: { id: string; cost: number; wantedBy: number }[]
}

/** Everybody picks what they want, from another idea on each, as long as it can be paid; nobody picks an own idea. */
export async function spendMoney(contest: string, { budget, ideas }: Money, { crowd, begin, end }: Cast) {
  const span = end.getTime() - begin.getTime()
  for (const [person, voter] of crowd.entries()) {
    const picked: Record<string, number> = {}
    let left = budget
    for (let turn = 0; turn < ideas.length; turn++) {
      const index = (person + turn) % ideas.length
      const idea = ideas[index] as Money['ideas'][number]
      const wants = (person + index * 7) % crowd.length < idea.wantedBy && personAt(crowd, index * 3) !== voter
      if (!wants || idea.cost > left) continue
      picked[idea.id] = 1
      left -= idea.cost
    }
    const when = new Date(begin.getTime() + span * (0.7 + (0.25 * person) / crowd.length))
    if (left < budget) await castPaper(voter, contest, () => picked, when)
  }
}
