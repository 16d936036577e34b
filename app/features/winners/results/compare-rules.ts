import type { ContestRule } from '#app/features/contests/contest-rules.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'

/** Every idea that some rule chose, by the rule of the contract first, with a mark for each rule; null without others. */
export function compareRules(rule: ContestRule, { winners, others }: Pick<Count, 'winners' | 'others'>) {
  if (!others) return null
  const chosen = [{ rule, winners }, ...others].map((each) => ({
    rule: each.rule,
    ids: new Set(each.winners.map(({ id }) => id)),
  }))
  const ids = [...new Set(chosen.flatMap((each) => [...each.ids]))]
  return {
    rules: chosen.map((each) => each.rule),
    rows: ids.map((id) => ({ id, chosen: chosen.map((each) => each.ids.has(id)) })),
  }
}
