import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto'

export type Files = Record<string, string>

// biome-ignore lint/suspicious/noExplicitAny: files are spoiled here in ways no type allows
type Row = Record<string, any>
interface Export {
  log: Row[]
  ballots: Row[]
  heads: Row[]
  ideas: Row[]
  count: Row
  contract: Row
}
type Random = (below: number) => number
/**
 * Spoils an export in place; answers the number of the first bad entry, or the beginning of what must be said where no
 * single entry is to blame. Answers false where this export has nothing to spoil in that way.
 */
type Tampering = (given: Export, random: Random) => number | string | false
export type Spoiled = { what: string; files: Files; firstBad: string }

const others = (list: readonly string[], not: string) => list.filter((each) => each !== not)
const any = <T>(list: readonly T[], random: Random) => list[random(list.length)] as T
const hexChanged = (hex: string, random: Random) => {
  const at = random(hex.length)
  return hex.slice(0, at) + any(others([...'0123456789abcdef'], hex[at] as string), random) + hex.slice(at + 1)
}
const candidates = ({ ideas }: Export) => ideas.filter((idea) => idea.published)
const both = ({ log, ballots }: Export, change: (list: Row[]) => void) => [log, ballots].forEach(change)

/** Changes what a ballot says and writes it down as it would have been; answers the number of its entry. */
function saysOtherwise(row: Row, change: (says: Row) => void): number {
  const says = JSON.parse(row.ballot)
  change(says)
  row.ballot = JSON.stringify(Object.fromEntries(Object.entries(says).sort(([a], [b]) => (a < b ? -1 : 1))))
  return row.seq
}

/** Answers the number of the entry. */
function otherGroup(row: Row): number | false {
  const { group } = JSON.parse(row.ballot)
  if (!group) return false
  return saysOtherwise(row, (says) => Object.assign(says, { group: group === 'employees' ? 'customers' : 'employees' }))
}

/** Answers the number of the entry. */
function otherIdea(given: Export, row: Row, random: Random): number | false {
  const [from, to] = [JSON.parse(row.ballot).idea, candidates(given).map(({ id }) => id)]
  if (!to.includes(from)) return false
  saysOtherwise(row, (says) => Object.assign(says, { idea: any(others(to, from), random) }))
  return row.seq
}

/** As somebody would do who may write to the database but has no key: every later entry is made to fit again. */
function chainAnew({ log, ballots, contract }: Export, from: number) {
  const hash = (...parts: (Buffer | string)[]) => {
    const sum = createHash('sha256')
    for (const part of parts) sum.update(part)
    return sum.digest('hex')
  }
  for (let index = from; index < log.length; index++) {
    const [entry, opened] = [log[index] as Row, ballots[index] as Row]
    const number = Buffer.alloc(8)
    number.writeUInt32BE(entry.seq, 4)
    const bytes = (hex: string) => Buffer.from(hex, 'hex')
    entry.commitment = hash(Buffer.of(0), opened.ballot, bytes(opened.nonce))
    entry.previous = log[index - 1]?.head ?? hash(Buffer.of(1), contract.id)
    entry.head = hash(bytes(entry.previous), bytes(entry.commitment), entry.kind, number, bytes(entry.rulesHash))
  }
}

const kinds: Record<string, Tampering> = {
  'a digit of an entry': ({ log }, random) => {
    const entry = any(log, random)
    const name = any(['commitment', 'head', 'previous', 'rulesHash'], random)
    entry[name] = hexChanged(entry[name], random)
    return entry.seq
  },
  'the kind of an entry': ({ log }, random) => {
    const entry = any(log, random)
    entry.kind = any(others(['cast', 'change', 'withdraw', 'void', 'confirm'], entry.kind), random)
    return entry.seq
  },
  'an entry less': (given, random) => {
    const at = random(given.log.length)
    both(given, (list) => list.splice(at, 1))
    return at + 1
  },
  'an entry without its ballot': ({ ballots }, random) => ballots.splice(random(ballots.length), 1)[0]?.seq,
  'a ballot without its entry': ({ log }, random) => log.splice(random(log.length), 1)[0]?.seq,
  'an entry twice': (given, random) => {
    const [at, to] = [random(given.log.length), random(given.log.length)]
    both(given, (list) => list.splice(to, 0, { ...list[at] }))
    return at === to ? to + 2 : to + 1
  },
  'an entry twice, numbered anew': (given, random) => {
    const at = random(given.log.length)
    both(given, (list) => {
      list.splice(at, 0, { ...list[at] })
      for (const [index, row] of list.entries()) row.seq = index + 1
    })
    return at + 2
  },
  'two entries swapped': (given, random) => {
    const [one, other] = [random(given.log.length - 1), given.log.length - 1]
    both(given, (list) => list.splice(one, 1, ...list.splice(other, 1, list[one] as Row)))
    return one + 1
  },
  'two ballots swapped': ({ ballots }, random) => {
    const at = random(ballots.length - 1)
    const [one, other] = [ballots[at] as Row, ballots[at + 1] as Row]
    const { ballot, nonce } = one
    Object.assign(one, { ballot: other.ballot, nonce: other.nonce })
    Object.assign(other, { ballot, nonce })
    return one.seq
  },
  'the tail cut off': (given, random) => {
    const length = random(given.log.length)
    both(given, (list) => list.splice(length))
    return length + 1
  },
  'the tail cut off at a signed head': (given) => {
    if (given.heads[0]?.seq === given.log.length) return false
    both(given, (list) => list.splice(given.heads[0]?.seq))
    given.heads.splice(1)
    return 'count.json'
  },
  'a vote for another idea': (given, random) => otherIdea(given, any(given.ballots, random), random),
  'a vote for another idea that nobody can open': (given, random) => {
    const row = any(given.ballots, random)
    row.nonce = null
    return otherIdea(given, row, random) && ''
  },
  'a vote for another idea, everything made to fit again': (given, random) => {
    const at = random(given.ballots.length)
    if (!otherIdea(given, given.ballots[at] as Row, random)) return false
    chainAnew(given, at)
    return 'entry '
  },
  'a mark on a ballot': ({ ballots }, random) => {
    const marked = ballots.filter((row) => JSON.parse(row.ballot).marks)
    if (marked.length === 0) return false
    return saysOtherwise(any(marked, random), ({ marks }) => {
      marks[any(Object.keys(marks), random)] += 1
    })
  },
  'a mark on a ballot less': ({ ballots }, random) => {
    const marked = ballots.filter((row) => JSON.parse(row.ballot).marks)
    if (marked.length === 0) return false
    return saysOtherwise(any(marked, random), ({ marks }) => {
      delete marks[any(Object.keys(marks), random)]
    })
  },
  'a mark beyond the scale, everything made to fit again': (given, random) => {
    const marked = given.ballots.filter((row) => JSON.parse(row.ballot).marks)
    if (marked.length === 0) return false
    const row = any(marked, random)
    saysOtherwise(row, ({ marks }) => Object.assign(marks, { [any(Object.keys(marks), random)]: 2000 }))
    chainAnew(given, row.seq - 1)
    return 'entry '
  },
  'a vote of somebody else': ({ ballots }, random) =>
    saysOtherwise(any(ballots, random), (says) => Object.assign(says, { ballot: `${says.ballot}0` })),
  'a heavier vote': ({ ballots }, random) =>
    saysOtherwise(any(ballots, random), (says) => Object.assign(says, { value: 2 })),
  'a vote in another state': ({ ballots }, random) =>
    saysOtherwise(any(ballots, random), (says) =>
      Object.assign(says, { state: any(others(['counted', 'provisional', 'none', 'void'], says.state), random) }),
    ),
  'a digit of a nonce': ({ ballots }, random) => {
    const row = any(ballots, random)
    row.nonce = hexChanged(row.nonce, random)
    return row.seq
  },
  'a vote added': (given, random) => {
    const source = { ...(any(given.ballots, random) as Row), seq: given.log.length + 1 }
    saysOtherwise(source, (says) => Object.assign(says, { seq: source.seq, kind: 'cast', state: 'counted', value: 1 }))
    given.ballots.push(source)
    given.log.push({ ...given.log.at(-1), seq: source.seq, kind: 'cast' })
    chainAnew(given, given.log.length - 1)
    return source.seq
  },
  'a number of supporters': ({ count }, random) => {
    any(count.order as Row[], random).supporters += 1
    return 'count.json'
  },
  'a cost in the order': ({ count }, random) => {
    const idea = any(count.order as Row[], random)
    idea.cost = (idea.cost ?? 0) + 1
    return 'count.json'
  },
  'two places in the count': ({ count }, random) => {
    const at = random(count.order.length - 1)
    const [one, other] = [count.order[at], count.order[at + 1]]
    ;[one.id, other.id] = [other.id, one.id]
    return 'count.json'
  },
  'a winner': ({ count }, random) => {
    const [names, place] = [count.order.map(({ id }: Row) => id), random(count.winners.length)]
    count.winners[place] = any(others(names, count.winners[place]), random)
    return 'count.json'
  },
  'a winner less': ({ count }, random) => {
    count.winners.splice(random(count.winners.length), 1)
    return 'count.json'
  },
  'the number of ballots': ({ count }) => {
    count.ballots -= 1
    return 'count.json'
  },
  'a provisional vote': ({ count }, random) => {
    any(count.provisional as Row[], random).supporters += 1
    return 'count.json'
  },
  'one winner more': ({ count }) => {
    const [next] = count.order.slice(count.winners.length)
    return next ? count.winners.push(next.id) && 'count.json' : false
  },
  'the rule of the count': ({ count }, random) => {
    count.rule = any(others(['approval', 'phragmen', 'seqpav', 'ees'], count.rule), random)
    return 'count.json'
  },
  'the hash of the count': ({ count }, random) => {
    count.hash = hexChanged(count.hash, random)
    return 'count.json'
  },
  'the seed': ({ count }, random) => {
    count.seed = hexChanged(count.seed, random)
    return 'count.json'
  },
  'the contest of the count': ({ count }) => {
    count.contest = `${count.contest}0`
    return 'contract.json'
  },
  'the places of the contract': ({ contract }) => {
    contract.places += 1
    return 1
  },
  'the weights of the contract': ({ contract }) => {
    if (!contract.weights) return false
    contract.weights.employees += 1
    return 1
  },
  'the group of a ballot': ({ ballots }, random) => otherGroup(any(ballots, random)),
  // The last entry stands; what others named before is taken on trust and weighs nothing.
  'the group of a ballot that nobody can open': ({ ballots }) => {
    const row = ballots.at(-1) as Row
    row.nonce = null
    return otherGroup(row) && 'count.json'
  },
  'the group of a ballot, everything made to fit again': (given, random) => {
    const at = random(given.ballots.length)
    if (otherGroup(given.ballots[at] as Row) === false) return false
    chainAnew(given, at)
    return 'entry '
  },
  'what the supporters of an idea weigh': ({ count }, random) => {
    const idea = any(count.order as Row[], random)
    if (idea.weighed === undefined) return false
    idea.weighed += 1
    return 'count.json'
  },
  'the question of the contract': ({ contract }) => {
    contract.question += ' '
    return 1
  },
  'the quorum of the contract': ({ contract }) => {
    contract.quorum.needed += 1
    return 1
  },
  'the seed hash of the contract': ({ contract }, random) => {
    contract.seedHash = hexChanged(contract.seedHash, random)
    return 1
  },
  'a digit of a signature': ({ heads }, random) => {
    const head = any(heads, random)
    head.signature = hexChanged(head.signature, random)
    return `head ${head.seq} of heads.json`
  },
  'when a head was signed': ({ heads }, random) => {
    const head = any(heads, random)
    head.at = new Date(Date.parse(head.at) - 1000).toISOString()
    return `head ${head.seq} of heads.json`
  },
  'how many ballots a head counts': ({ heads }, random) => {
    const head = any(heads, random)
    head.ballots += 1
    return `head ${head.seq} of heads.json`
  },
  'the place of a head': ({ heads }, random) => {
    const head = any(heads, random)
    head.seq -= 1
    return `head ${head.seq} of heads.json`
  },
  'a signed head': ({ heads }, random) => {
    const head = any(heads, random)
    head.head = hexChanged(head.head, random)
    return `head ${head.seq} of heads.json`
  },
  'the last head less': ({ heads, log }) => {
    heads.splice(-1)
    return log.length
  },
  'an idea that could win': (given, random) => {
    any(candidates(given), random).published = false
    return 'count.json'
  },
  'an idea that could not win': ({ ideas }) => {
    const hidden = ideas.find((idea) => !idea.published)
    if (!hidden) return false
    hidden.published = true
    return 'count.json'
  },
  'what an idea costs': (given, random) => {
    const idea = any(candidates(given), random)
    idea.cost = (idea.cost ?? 0) + 1
    return 'count.json'
  },
  'an idea less': (given, random) => {
    const idea = any(candidates(given), random)
    given.ideas.splice(given.ideas.indexOf(idea), 1)
    return 'count.json'
  },
  'the name of an idea': (given, random) => {
    any(candidates(given), random).id += '0'
    return 'count.json'
  },
}

/** A copy that was taken apart and written again like the spoiled ones, and means the same. */
export const unspoiled = (files: Files) => write(read(files), files)

/** The same votes under another contract, everything chained and signed anew with a key of the forger's own. */
export function forged(files: Files, change: (contract: Row) => void, own: KeyObject): Files {
  const given = read(files)
  change(given.contract)
  const contract = JSON.stringify(given.contract)
  const rulesHash = createHash('sha256').update(contract).digest('hex')
  for (const entry of given.log) entry.rulesHash = rulesHash
  chainAnew(given, 0)
  given.heads = given.heads.map(({ at, ballots, seq }) => {
    const head = (given.log[seq - 1] as Row).head
    const said = { at, ballots, contest: given.contract.id, head, rulesHash, seq }
    return { ...said, signature: sign(null, Buffer.from(JSON.stringify(said)), own).toString('hex') }
  })
  const key = createPublicKey(own).export({ type: 'spki', format: 'pem' }).toString()
  return { ...files, ...write(given, files), 'contract.json': contract, 'key.pem': key }
}

/**
 * So many spoiled copies of an export one after the other, every way in turn; the same choice for the same export. Only
 * one copy is held at a time: an export of thousands of ballots has many megabytes.
 */
export function* tamperings(files: Files, wanted: number, otherKey: string): Generator<Spoiled> {
  yield { what: 'the key', firstBad: `head ${read(files).heads[0]?.seq} of`, files: { 'key.pem': otherKey } }
  const ways = Object.entries(kinds)
  const random = chooser(20_261_122)
  for (let [turn, made] = [0, 1]; made < wanted; turn++) {
    const [what, tamper] = ways[turn % ways.length] as [string, Tampering]
    const copy = read(files)
    const bad = tamper(copy, random)
    if (bad === false) continue
    made += 1
    const firstBad = typeof bad === 'number' ? `entry ${bad}:` : bad
    yield { what: `${what} (${turn})`, firstBad, files: write(copy, files) }
  }
}

const lines = (text = '') =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
const asLines = (rows: Row[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
const parse = (text = '') => JSON.parse(text)

const read = (files: Files): Export => ({
  ...{ log: lines(files['log.jsonl']), ballots: lines(files['ballots.jsonl']), heads: parse(files['heads.json']) },
  ...{ ideas: parse(files['ideas.json']), count: parse(files['count.json']), contract: parse(files['contract.json']) },
})

/** The contract is written anew only where it was spoiled: its bytes count. */
function write({ log, ballots, heads, ideas, count, contract }: Export, files: Files): Files {
  const changed = {
    ...{ 'log.jsonl': asLines(log), 'ballots.jsonl': asLines(ballots), 'heads.json': JSON.stringify(heads) },
    ...{ 'ideas.json': JSON.stringify(ideas), 'count.json': JSON.stringify(count) },
  }
  const isSame = JSON.stringify(contract) === JSON.stringify(parse(files['contract.json']))
  return isSame ? changed : { ...changed, 'contract.json': JSON.stringify(contract) }
}

/** Numbers that look random and are the same in every run (a linear congruential generator). */
function chooser(seed: number): Random {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
