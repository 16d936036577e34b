import type { Count, CountStage } from '#app/features/winners/count-now.server.ts'

/** One idea's turn to be paid for. `left` is what remains of the budget after it. */
export interface MoneyRow {
  id: string
  cost: number
  supporters: number
  left: number
  kind: 'bought' | 'taken' | 'passed-over'
  /** Of a bought idea: what each supporter paid, how many did, and how many had less and gave all. */
  price?: { each: number; full: number; short: number }
}

export type Money = NonNullable<ReturnType<typeof moneyOf>>

/**
 * Where the money of a budget went, turn by turn, and why ideas with supporters were not bought; null for rules that
 * give out no money. All sums in the unit of the costs.
 */
export function moneyOf({ stages, order }: Pick<Count, 'stages' | 'order'>) {
  const funded = find(stages, 'funded')
  if (!funded) return null
  const supporters = new Map(order.map((idea) => [idea.id, idea.supporters]))
  const budget = funded.spent + funded.left
  let left = budget
  const rows = stages.flatMap((stage): MoneyRow[] => {
    if (stage.stage !== 'bought' && stage.stage !== 'taken' && stage.stage !== 'passed-over') return []
    if (!('cost' in stage)) return []
    const { id, cost, stage: kind } = stage
    if (kind !== 'passed-over') left -= cost
    const price = 'share' in stage && { each: stage.share, full: stage.paidInFull, short: stage.gaveAll }
    return [{ id, cost, kind, left, supporters: supporters.get(id) ?? 0, ...(price && { price }) }]
  })
  const raised = find(stages, 'raised')
  return {
    ...{ budget, spent: funded.spent, left: funded.left, rows },
    purse: find(stages, 'purses')?.each ?? null,
    raised: raised ? { steps: raised.raises, by: raised.raises * raised.raise, stopped: raised.stopped } : null,
    unheard: find(stages, 'unheard')?.people ?? 0,
    unbought: unboughtIn(stages).filter(({ id }) => (supporters.get(id) ?? 0) > 0),
  }
}

const unboughtIn = (stages: CountStage[]) => find(stages, 'unbought')?.ideas ?? []

function find<Name extends CountStage['stage']>(stages: CountStage[], name: Name) {
  return stages.find((stage): stage is Extract<CountStage, { stage: Name }> => stage.stage === name)
}
