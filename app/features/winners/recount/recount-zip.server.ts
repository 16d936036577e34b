import { createHash, type Hash } from 'node:crypto'
import { onlyNames } from '#app/features/contests/ballots/ballots.ts'
import { canonicalJson, canonicalJsonInParts } from '#app/features/contests/canonical-json.ts'
import { makeZip, type ZipPart } from '#app/features/files/make-zip.server.ts'
import { pairOfMark } from '#app/features/votes/choose/pair-marks.ts'
import { publishedLog } from '#app/features/votes/published-log.server.ts'
import { signCount } from '#app/features/votes/sign-log.server.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { recountPrograms } from '#app/features/winners/recount/recount-programs.server.ts'
import { recountReadme } from '#app/features/winners/recount/recount-readme.server.ts'
import { standingBallotsOf } from '#app/features/winners/recount/standing-ballots.server.ts'
import { openedEntries } from '#drizzle/queries/ballot-log.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { ideasForRecount } from '#drizzle/queries/counting.ts'

const entriesAtOnce = 1000

/**
 * All that anybody needs to recount a closed contest, and the programs that do it. Names no person: only the random
 * numbers of ballots. The same contest makes the same bytes: nothing of it changes after the close, so that it may be read
 * in parts. Where receipts do not show a choice, no ballot can be led back to an entry of the log.
 */
export const recountZip = (contest: ContestRow, count: Count) => makeZip(entriesOf(contest, count))

async function* entriesOf(contest: ContestRow, count: Count): AsyncGenerator<ZipPart> {
  const { heads, key } = await publishedLog(contest)
  const last = heads.at(-1)?.seq ?? contest.logSeq
  const isLinked = contest.receipts === 'choice'
  const voted = new Set<string>()
  const hear = ({ idea, marks }: { idea: string; marks?: object }) => {
    for (const name of marks ? Object.keys(marks) : [idea]) for (const id of pairOfMark(name) ?? [name]) voted.add(id)
  }
  const candidates = new Set(count.order.map(({ id }) => id))
  const ballots = isLinked ? openedBallots(contest.id, last, hear) : standingBallotsOf(contest, candidates, hear)
  const seal = createHash('sha256')
  yield text('README.txt', recountReadme(contest))
  yield text('contract.json', contest.contract ?? '')
  yield { name: 'log.jsonl', parts: logOf(contest.id, last) }
  yield { name: 'ballots.jsonl', parts: sealedWith(seal, ballots) }
  yield text('heads.json', json(heads))
  const known = await ideasOf(contest.id, count, voted)
  yield { name: 'ideas.json', parts: longJson(known) }
  const other = isLinked ? otherTotal(count) : wordFor(contest, count, seal.digest('hex'))
  yield { name: 'count.json', parts: longJson({ ...counted(contest, count, known), ...other }) }
  yield text('key.pem', key)
  for (const [name, program] of Object.entries(recountPrograms)) yield text(name, program)
}

type Known = Awaited<ReturnType<typeof ideasOf>>

const json = (value: unknown) => `${canonicalJson(value)}\n`
function* longJson(value: unknown) {
  yield* canonicalJsonInParts(value)
  yield '\n'
}

const text = (name: string, words: string): ZipPart => ({ name, parts: [words] })

/** The log up to the head that closed it. */
async function* logOf(contestId: string, last: number) {
  for await (const entries of entriesUpTo(contestId, last))
    yield entries.map(({ entry: { contestId: _, ...link } }) => json(link)).join('')
}

/** What its entries say. */
async function* openedBallots(contestId: string, last: number, hear: (said: { idea: string; marks?: object }) => void) {
  for await (const entries of entriesUpTo(contestId, last)) {
    const opened = entries.flatMap(({ secret }) => secret ?? [])
    for (const { ballot } of opened) hear(JSON.parse(ballot))
    yield opened.map(({ seq, ballot, nonce }) => json({ seq, ballot, nonce: nonce || null })).join('')
  }
}

async function* entriesUpTo(contestId: string, last: number) {
  for (let seq = 0; seq < last; ) {
    const entries = await openedEntries(contestId, seq, Math.min(entriesAtOnce, last - seq))
    if (entries.length === 0) return
    yield entries
    seq = entries.at(-1)?.entry.seq ?? last
  }
}

async function* sealedWith(seal: Hash, lines: AsyncIterable<string>) {
  for await (const line of lines) {
    seal.update(line)
    yield line
  }
}

/** With the ballots that were set aside; where no ballot leads to the log, nobody could check it. */
const otherTotal = ({ setAside }: Count) => (setAside ? { setAside } : {})

/** Our word for ballots that the log cannot vouch for: for all that stand in the file, counted or not. */
const wordFor = ({ id, contractHash }: ContestRow, { hash }: Count, ballots: string) => ({
  signature: signCount({ ballots, contest: id, hash, rulesHash: contractHash ?? '' }),
})

/** What a recount must come to; everything else that the pages tell of the count follows from it. */
function counted(election: ContestRow, count: Count, known: Known) {
  const { rule, contest, hash, ballots, provisional } = count
  // Where ballots only name ideas, what is counted of each is what its supporters weigh.
  const isWeighed = count.weights && onlyNames(election)
  const candidates = known.filter(({ published }) => published)
  const standing = (tallies: { id: string; supporters: number }[]) => {
    const supporters = new Map(tallies.map((idea) => [idea.id, idea.supporters]))
    return ({ id, cost }: Known[number]) => ({ id, cost, supporters: supporters.get(id) ?? 0 })
  }
  const costs = new Map(known.map(({ id, cost }) => [id, cost]))
  return {
    ...{ contest, rule, seed: election.seed, hash, ballots },
    provisional: candidates.map(standing(provisional.tallies)),
    winners: count.winners.map(({ id }) => id),
    order: count.order.map(({ id, supporters, tally }) => ({
      ...{ id, supporters, cost: costs.get(id) ?? null },
      ...(isWeighed && { weighed: tally }),
    })),
  }
}

/** Ideas that could win or were voted for. The title of one that is not to be read stays out. */
async function ideasOf(contestId: string, count: Count, voted: Set<string>) {
  const candidates = new Set(count.order.map((idea) => idea.id))
  return (await ideasForRecount(contestId))
    .filter(({ id }) => candidates.has(id) || voted.has(id))
    .map(({ id, title, cost, state }) => {
      return { id, cost, title: state === 'published' ? title : '', published: candidates.has(id) }
    })
    .sort((one, other) => (one.id < other.id ? -1 : 1))
}
