import { createHash } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { onlyNames } from '#app/features/contests/ballots/ballots.ts'
import { canonicalJson } from '#app/features/contests/canonical-json.ts'
import { pairOfMark } from '#app/features/votes/choose/pair-marks.ts'
import { publishedLog } from '#app/features/votes/published-log.server.ts'
import { signCount } from '#app/features/votes/sign-log.server.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { timeless } from '#app/features/winners/export/whole-zip.server.ts'
import { recountPrograms } from '#app/features/winners/recount/recount-programs.server.ts'
import { recountReadme } from '#app/features/winners/recount/recount-readme.server.ts'
import { standingBallotsOf } from '#app/features/winners/recount/standing-ballots.server.ts'
import { openedEntries } from '#drizzle/queries/ballot-log.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { ideasForRecount } from '#drizzle/queries/counting.ts'

const entriesAtOnce = 1000

/**
 * All that anybody needs to recount a closed contest, and the programs that do it. Names no person: only the random
 * numbers of ballots. The same contest makes the same bytes. Where receipts do not show a choice, no ballot can be led back
 * to an entry of the log.
 */
export async function recountZip(contest: ContestRow, count: Count): Promise<Uint8Array> {
  const { heads, key } = await publishedLog(contest)
  const isLinked = contest.receipts === 'choice'
  const { log, ...opened } = await entriesOf(contest, heads.at(-1)?.seq ?? contest.logSeq)
  const { ballots, voted } = isLinked
    ? opened
    : await standingBallotsOf(contest, new Set(count.order.map(({ id }) => id)))
  const known = await ideasOf(contest.id, count, voted)
  const files = {
    'README.txt': recountReadme(contest),
    'contract.json': contest.contract ?? '',
    'log.jsonl': log,
    'ballots.jsonl': ballots,
    'heads.json': json(heads),
    'ideas.json': json(known),
    'count.json': json({
      ...counted(contest, count, known),
      ...(isLinked ? otherTotal(count) : wordFor(contest, count, ballots)),
    }),
    'key.pem': key,
    ...recountPrograms,
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
    mtime: timeless,
  })
}

type Known = Awaited<ReturnType<typeof ideasOf>>

const json = (value: unknown) => `${canonicalJson(value)}\n`

/** The log up to the head that closed it, what its entries say, and the ideas they name. */
async function entriesOf({ id }: ContestRow, last: number) {
  const [log, ballots, voted] = [[] as string[], [] as string[], new Set<string>()]
  while (log.length < last) {
    const entries = await openedEntries(id, log.length, Math.min(entriesAtOnce, last - log.length))
    if (entries.length === 0) break
    for (const { entry, secret } of entries) {
      const { contestId, ...link } = entry
      log.push(json(link))
      if (!secret) continue
      const { seq, ballot, nonce } = secret
      ballots.push(json({ seq, ballot, nonce: nonce || null }))
      const { idea, marks } = JSON.parse(ballot) as { idea: string; marks?: object }
      for (const name of marks ? Object.keys(marks) : [idea]) for (const id of pairOfMark(name) ?? [name]) voted.add(id)
    }
  }
  return { log: log.join(''), ballots: ballots.join(''), voted }
}

/** With the ballots that were set aside; where no ballot leads to the log, nobody could check it. */
const otherTotal = ({ setAside }: Count) => (setAside ? { setAside } : {})

/** Our word for ballots that the log cannot vouch for: for all that stand in the file, counted or not. */
const wordFor = ({ id, contractHash }: ContestRow, { hash }: Count, ballots: string) => ({
  signature: signCount({
    ballots: createHash('sha256').update(ballots).digest('hex'),
    contest: id,
    hash,
    rulesHash: contractHash ?? '',
  }),
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
