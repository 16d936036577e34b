/* Counts answers to pairs, for recount.mjs; it needs nothing else either. A ballot says of pairs, `one:other`, 1 where
 * the first is preferred, −1 where the second is, 0 where neither is, which counts for nobody.
 *   bradley-terry  An idea of strength s is preferred to one of strength t with probability s/(s + t) (Bradley & Terry,
 *                  Biometrika 39, 1952): the likeliest strengths, found by Hunter's MM algorithm (Annals of Statistics
 *                  32, 2004), where everybody also won and lost half a pair against an idea of strength 1. Ideas are
 *                  ordered by s / (s + 1), with nine decimals.
 */
const ladder = ['supporters', 'cost', 'lot']
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0)

/** `met[i]` are those that idea i met, with how often; `won[i]` how often it was preferred. */
function meetings(ideas, papers) {
  const numbers = new Map(ideas.map(({ id }, number) => [id, number]))
  const [met, won] = [ideas.map(() => new Map()), ideas.map(() => 0.5)]
  for (const [name, mark] of papers.flatMap(Object.entries)) {
    const [one, other] = name.split(':').map((id) => numbers.get(id))
    if (mark === 0) continue
    won[mark > 0 ? one : other] += 1
    met[one].set(other, (met[one].get(other) ?? 0) + 1)
    met[other].set(one, (met[other].get(one) ?? 0) + 1)
  }
  return { met: met.map((others) => [...others]), won }
}

/** Where nothing moves any more, half of what was played against the idea of strength 1 is won: that sets the scale. */
function strengths({ met, won }) {
  let now = won.map(() => 1)
  for (let rounds = 0; rounds < 100_000; rounds++) {
    const played = (own, one) => 1 / (own + 1) + sum(met[one].map(([other, times]) => times / (own + now[other])))
    const next = now.map((own, one) => won[one] / played(own, one))
    const share = sum(next.map((own) => own / (own + 1)))
    const scaled = next.map((own) => (own * (next.length - share)) / share)
    const moved = scaled.map((own, one) => Math.abs(own - now[one]) / (own + now[one]))
    now = scaled
    if (Math.max(...moved) < 1e-13) break
  }
  return now
}

function bradleyTerry({ ideas, able, papers, seats, settle }) {
  const found = strengths(meetings(ideas, papers))
  const chances = new Map(ideas.map((idea, one) => [idea, Math.round((found[one] / (found[one] + 1)) * 1e9)]))
  const order = settle(ideas, [(idea) => -chances.get(idea), ...ladder])
  return { order, winners: order.filter((idea) => able.has(idea)).slice(0, seats) }
}

export const pairs = { 'bradley-terry': bradleyTerry }
