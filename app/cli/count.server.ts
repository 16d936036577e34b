import { parseArgs } from 'node:util'
import { countContest } from '#app/features/winners/count-contest.server.ts'
import { ideasByIds } from '#drizzle/queries/ideas.ts'
import { type Command, Refusal, say } from './command.ts'
import { operator } from './operator.server.ts'

const linesShown = 20

export const countCommand: Command = {
  name: 'count',
  summary: 'Count a contest by its published rule; changes nothing.',
  usage: `npm run aflora -- count <contest> [--rule approval] [--json] [--all]

--json   the whole count as the API gives it
--all    every idea, not only the first ${linesShown}`,
  async run(words) {
    const options = { rule: { type: 'string' }, json: { type: 'boolean' }, all: { type: 'boolean' } } as const
    const { positionals, values } = parseArgs({ args: words, allowPositionals: true, options })
    const [slug] = positionals
    if (!slug) throw new Refusal('Say which contest: count <contest>.')
    if (values.rule && values.rule !== 'approval') throw new Refusal('The rules are: approval.')
    const count = await countContest(await operator(slug), slug)
    if (values.json) return say(JSON.stringify(count, null, 2))
    await print(count, values.all ? count.order.length : linesShown)
  },
}

async function print(count: Awaited<ReturnType<typeof countContest>>, lines: number) {
  const shown = count.order.slice(0, lines)
  const titles = new Map((await ideasByIds(shown.map((idea) => idea.id))).map((idea) => [idea.id, idea.title]))
  const winners = new Map(count.winners.map((winner) => [winner.id, winner.place]))
  say(`rule ${count.rule} · ${count.ballots} people voted · ${count.order.length} ideas`)
  for (const { id, place, tally } of shown) {
    const mark = winners.has(id) ? '*' : ' '
    say(`${String(place).padStart(4)} ${mark} ${String(tally).padStart(6)}  ${id}  ${titles.get(id) ?? ''}`)
  }
  if (count.order.length > lines) say(`     … ${count.order.length - lines} more (--all)`)
  for (const tie of count.ties.slice(0, 10))
    say(`tie between ${tie.ids.length} ideas, broken by ${tie.brokenBy}: ${tie.ids.slice(0, 5).join(', ')}`)
  if (count.quorum) say(`quorum: ${count.quorum.needed} supporters; below it: ${count.quorum.below.length}`)
  if (count.provisional.ballots > 0) say(`unconfirmed, counted apart: ${count.provisional.ballots} people`)
  say(`hash ${count.hash}`)
}
