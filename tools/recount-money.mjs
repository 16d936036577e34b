/* Counts by rules that give out money, for recount.mjs; like it, it needs nothing else. Ballots name ideas, ideas cost.
 *   greedy    from the most votes down, each idea is paid for if what is left of the budget allows it
 *   mes       Method of Equal Shares (Peters, Pierczyński, Skowron, NeurIPS 2021): all ballots divide the budget, by
 *             weight; supporters pay an idea together, each the same, the poorer all they have; always the idea is next
 *             that asks least of a voter for each unit of money; what is free comes first
 *   mes-add1  mes again and again, every time with one unit of money more for each ballot (by weight, one on average),
 *             and what the last time bought before the one that would cost more than the budget. Where the budget pays
 *             for all, with 0, 1, 2, 4, 8 … units more until all are bought.
 * An idea dearer than the whole budget never wins. Purses are whole numbers of 1/unit.
 */
const ladder = ['supporters', 'cost', 'lot']
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0n)
const spent = (ideas) => sum(ideas.map(({ cost }) => BigInt(cost)))
const isLess = ([a, b], [c, d]) => a * d < c * b
const least = (one, other) => (other < one ? other : one)

function greedy({ able, papers, budget, settle }) {
  const votes = new Map([...able].map((idea) => [idea, papers.filter((marks) => idea.id in marks).length]))
  const winners = []
  for (const idea of settle([...able], [(each) => -votes.get(each), ...ladder]))
    if (spent([...winners, idea]) <= budget) winners.push(idea)
  return { winners }
}

/** Ballots that name the same ideas, and what they weigh together: they fare alike. */
function blocksOf({ able, papers }, purse) {
  const blocks = new Map()
  for (const marks of papers) {
    const ideas = [...able].filter(({ id }) => id in marks)
    const name = ideas.map(({ id }) => id).join()
    blocks.set(name, { ideas: new Set(ideas), mass: (blocks.get(name)?.mass ?? 0n) + 1n, purse })
  }
  return [...blocks.values()]
}

const held = (blocks) => sum(blocks.map(({ mass, purse }) => mass * purse))

/** What those pay together who can pay alike, and their mass; all others give what they have. Mass 0: not enough. */
function asked(payers, missing) {
  const mass = sum(payers.map((payer) => payer.mass))
  const rich = payers.filter(({ purse }) => purse * mass >= missing)
  return rich.length === payers.length ? [missing, mass] : asked(rich, missing - held(payers) + held(rich))
}

/**
 * What `money` buys; and `spare`, so much more money surely buys the same: at each step, what the supporters of every
 * other idea lack to pay as little as the next one asks, and in the end, what they lack to pay at all.
 */
function shop(election, money) {
  const { able, papers, budget, settle } = election
  const within = [...able].filter(({ cost }) => cost <= budget)
  const bought = settle(within.filter(({ cost }) => cost === 0))
  const left = new Set(within.filter(({ cost }) => cost > 0))
  const blocks = blocksOf(election, money)
  const backers = new Map([...left].map((idea) => [idea, blocks.filter(({ ideas }) => ideas.has(idea))]))
  let [unit, spare] = [BigInt(papers.length), money * BigInt(papers.length) + BigInt(budget)]
  for (;;) {
    const price = (idea) => asked(backers.get(idea), BigInt(idea.cost) * unit)
    const prices = new Map([...left].map((idea) => [idea, price(idea)]))
    const rate = (idea) => [prices.get(idea)[0], prices.get(idea)[1] * BigInt(idea.cost)]
    const payable = [...left].filter((idea) => prices.get(idea)[1] > 0n)
    const lowest = payable.reduce((one, other) => (isLess(rate(other), rate(one)) ? other : one), payable[0])
    const [next] = settle(payable.filter((idea) => !isLess(rate(lowest), rate(idea))))
    if (next) left.delete(next)
    for (const idea of left) {
      const [top, bottom] = next ? rate(next) : [0n, 1n]
      const pays = ({ mass, purse }) => mass * (next ? least(purse * bottom, top * BigInt(idea.cost)) : purse * bottom)
      const lacks = BigInt(idea.cost) * unit * bottom - sum(backers.get(idea).map(pays))
      const isFixed = prices.get(idea)[1] === sum(backers.get(idea).map(({ mass }) => mass))
      if (!next || !isFixed) spare = least(spare, lacks / (unit * bottom))
    }
    if (!next) return { bought, spare, all: bought.length === within.length }
    const [paid, mass] = prices.get(next)
    unit *= mass
    for (const block of blocks) block.purse *= mass
    for (const block of backers.get(next)) block.purse = block.purse > paid ? block.purse - paid : 0n
    bought.push(next)
  }
}

const mes = (election) => ({ winners: shop(election, BigInt(election.budget)).bought })

function mesAdd1(election) {
  const [budget, step] = [BigInt(election.budget), BigInt(election.ballots.length)]
  const paysAll = spent([...election.able].filter(({ cost }) => cost <= budget)) <= budget
  let kept = []
  for (let raises = 0n; ; ) {
    const { bought, spare, all } = shop(election, budget + raises * step)
    if (spent(bought) > budget) return { winners: kept }
    if (paysAll && all) return { winners: bought }
    kept = bought
    if (paysAll) raises = raises > 0n ? raises * 2n : 1n
    else raises += 1n + (spare > 0n ? (spare - 1n) / step : 0n)
  }
}

export const money = { greedy, mes, 'mes-add1': mesAdd1 }
