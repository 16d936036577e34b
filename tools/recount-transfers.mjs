/* Counts rankings by rules that pass votes on from idea to idea, for recount.mjs; like it, it needs nothing else.
 *   irv           a ballot is a vote for the best it ranks of those still in; the last is out, until there are two
 *   stv-scottish  The Scottish Local Government Elections Order 2007 (SSI 2007/42), rules 45 to 52, five decimals
 *   stv-meek      Proportional Representation Foundation, Reference Meek Rule, B.1 to C.2, nine decimals
 * A rank that ideas share ends a ballot, and ideas that somebody ranked but too few for the quorum never stand. What
 * is level is told apart by the latest earlier stage at which it was not (irv, stv-scottish), then by the ladder. Votes
 * are whole numbers of the last decimal; where ballots weigh differently, a ballot is worth one vote on average.
 */
const ladder = ['supporters', 'cost', 'lot']
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0n)
const least = (numbers) => numbers.reduce((one, other) => (other < one ? other : one))
const most = (votes) => (idea) => -votes.get(idea)
const mapOf = (ideas, value) => new Map(ideas.map((idea) => [idea, value(idea)]))

/**
 * Who stands, and the ballots as lines of ideas up to the first shared rank, with how many people said the same, what
 * each of them weighs and, in units of `vote`, is worth.
 */
function stand({ ideas, able, ballots }, vote = 1n) {
  const inside = ideas.filter((idea) => able.has(idea) || idea.supporters === 0)
  const known = new Map()
  for (const { marks, weight } of ballots) {
    const ranked = inside.filter(({ id }) => id in marks).sort((one, other) => marks[one.id] - marks[other.id])
    const shared = ranked.findIndex(({ id }, at) => marks[id] === marks[ranked[at + 1]?.id])
    const line = ranked.slice(0, shared < 0 ? ranked.length : shared)
    const name = [weight, ...line.map(({ id }) => id)].join()
    if (line.length > 0) known.set(name, { line, weight: BigInt(weight), people: (known.get(name)?.people ?? 0n) + 1n })
  }
  const all = [...known.values()]
  const [valid, mass] = [sum(all.map(({ people }) => people)), sum(all.map(({ people, weight }) => people * weight))]
  const lines = all.map((own) => ({ ...own, value: (own.weight * valid * vote) / mass }))
  const total = sum(lines.map(({ people, value }) => people * value))
  return { inside, lines, total, outside: ideas.filter((idea) => !inside.includes(idea)) }
}

/** The order of all ideas: the last two, then those put out, the latest first. */
function irv(election) {
  const { inside, lines, outside } = stand(election)
  const [stages, out] = [[], []]
  for (let left = inside; ; left = left.filter((idea) => !out.includes(idea))) {
    const votes = mapOf(left, () => 0n)
    for (const { line, people, weight } of lines) {
      const best = line.find((idea) => votes.has(idea))
      if (best) votes.set(best, votes.get(best) + people * weight)
    }
    stages.unshift(most(votes))
    const order = election.settle(left, [...stages, ...ladder])
    if (left.length < 3) {
      const whole = [...order, ...out, ...election.settle(outside)]
      return { order: whole, winners: whole.filter((idea) => election.able.has(idea)).slice(0, election.seats) }
    }
    out.unshift(order.at(-1))
  }
}

/** Both ways of transferring votes: `rule` gives its steps, and elects as many of `left` as it can. */
function transferred(election, rule, vote) {
  const stood = stand(election, vote)
  const [left, winners] = [new Set(stood.inside), []]
  const open = () => election.seats - winners.length
  const isDecided = () => left.size <= open() || open() <= 0
  const elect = (ideas) => {
    for (const idea of ideas) left.delete(idea)
    winners.push(...ideas)
  }
  const steps = rule({ ...election, ...stood, vote, left, winners, isDecided, elect })
  const last = [...left].filter((idea) => election.able.has(idea))
  if (last.length <= open()) elect(election.settle(last, steps()))
  return { winners }
}

function scottish({ inside, lines, total, vote, left, seats, isDecided, elect, settle }) {
  const quota = (total / (vote * BigInt(seats + 1)) + 1n) * vote
  const piles = mapOf(inside, (idea) => lines.filter(({ line }) => line[0] === idea))
  const votes = mapOf(inside, (idea) => sum(piles.get(idea).map(({ people, value }) => people * value)))
  const stages = [most(new Map(votes))]
  const steps = () => [...stages, ...ladder]
  const electQuota = () => {
    const reached = settle(
      [...left].filter((idea) => votes.get(idea) >= quota),
      steps(),
    )
    elect(reached)
    return reached.filter((idea) => votes.get(idea) > quota)
  }
  const pass = (from, surplus) => {
    const held = votes.get(from)
    for (const { line, people, value: before } of piles.get(from)) {
      const [to, value] = [line.find((idea) => left.has(idea)), surplus < held ? (surplus * before) / held : before]
      if (!to) continue
      piles.get(to).push({ line, people, value })
      votes.set(to, votes.get(to) + people * value)
    }
    votes.set(from, held - surplus)
    stages.unshift(most(new Map(votes)))
  }
  for (let waiting = electQuota(); !isDecided(); ) {
    const [next] = settle(waiting, steps())
    const lowest = next ?? settle([...left], steps()).at(-1)
    if (!next) left.delete(lowest)
    if (next || !isDecided()) pass(lowest, votes.get(lowest) - (next ? quota : 0n))
    waiting = waiting.filter((idea) => idea !== next)
    if (!isDecided()) waiting.push(...electQuota())
  }
  return steps
}

function meek({ inside, lines, vote, left, winners, seats, isDecided, elect, settle }) {
  const up = (top, bottom) => (top + bottom - 1n) / bottom
  const [keep, votes] = [mapOf(inside, () => vote), mapOf(inside, () => 0n)]
  const share = () => {
    for (const idea of inside) votes.set(idea, 0n)
    for (const { line, people, value } of lines) {
      let rest = value
      for (const idea of line) {
        const kept = up(rest * keep.get(idea), vote)
        votes.set(idea, votes.get(idea) + kept * people)
        rest -= kept
      }
    }
  }
  const repeat = (before) => {
    share()
    const quota = sum([...votes.values()]) / BigInt(seats + 1) + 1n
    const reached = settle(
      [...left].filter((idea) => votes.get(idea) >= quota),
      [most(votes), ...ladder],
    )
    const surplus = sum([...winners, ...reached].map((idea) => votes.get(idea) - quota))
    elect(reached)
    const isOver = reached.length > 0 || surplus < vote / 1_000_000n || (before !== undefined && surplus >= before)
    if (isOver) return reached.length > 0 ? undefined : surplus
    for (const idea of winners) keep.set(idea, up(up(keep.get(idea) * quota, vote) * vote, votes.get(idea)))
    return repeat(surplus)
  }
  share()
  while (!isDecided()) {
    const surplus = repeat()
    if (surplus === undefined) continue
    const fewest = least([...left].map((idea) => votes.get(idea))) + (surplus > 0n ? surplus : 0n)
    const out = settle([...left].filter((idea) => votes.get(idea) <= fewest)).at(-1)
    left.delete(out)
    for (const own of [keep, votes]) own.set(out, 0n)
  }
  return () => [most(votes), ...ladder]
}

export const transfers = {
  irv,
  'stv-scottish': (election) => transferred(election, scottish, 100_000n),
  'stv-meek': (election) => transferred(election, meek, 1_000_000_000n),
}
