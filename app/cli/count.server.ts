import { statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { rules } from '#app/features/ranking/elections/rules.ts'
import { countContest } from '#app/features/winners/count-contest.server.ts'
import { ideasByIds } from '#drizzle/queries/ideas.ts'
import { type Command, Refusal, say } from './command.ts'
import { countFile } from './count-file.server.ts'
import { countWhole } from './count-whole.server.ts'
import { operator } from './operator.server.ts'

const linesShown = 20

export const countCommand: Command = {
  name: 'count',
  summary: 'Count a contest by its published rule, or a file of ballots by any rule; changes nothing.',
  usage: `npm run aflora -- count <contest> [--json] [--all]
npm run aflora -- count <file> --rule <name> [--seats k] [--budget b] [--seed text] [--json]

--json    the whole count: of a contest as the API gives it, of a file with every stage
--all     every idea of the contest, not only the first ${linesShown}
<file>    Pabulib (.pb), PrefLib (.soc .soi .toc .toi .cat), BLT or JSON; counted without any database
--rule    ${Object.keys(rules).join(', ')}
--seats   how many win, where the file does not say (1)
--budget  how much may be spent, where the file does not say
--seed    for the lot that settles what is left of a tie`,
  needsDatabase: (words) => !words.some(isFile),
  async run(words) {
    const [text, flag] = [{ type: 'string' }, { type: 'boolean' }] as const
    const options = { rule: text, seats: text, budget: text, seed: text, json: flag, all: flag } as const
    const { positionals, values } = parseArgs({ args: words, allowPositionals: true, options })
    const [slug] = positionals
    if (!slug) throw new Refusal('Say which contest or file: count <contest>, or count <file> --rule <name>.')
    if (isFile(slug)) return countFile(slug, values)
    if (/[./\\]/.test(slug)) throw new Refusal(`There is no file ${slug}.`)
    const viewer = await operator(slug)
    await countWhole(slug)
    const count = await countContest(viewer, slug)
    if (values.rule && values.rule !== count.rule) throw new Refusal(`The rule of a contest is its own: ${count.rule}.`)
    if (values.json) return say(JSON.stringify(count, null, 2))
    await print(count, values.all ? count.order.length : linesShown)
  },
}

const isFile = (word: string) => statSync(word, { throwIfNoEntry: false })?.isFile() ?? false

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
  for (const { rule, winners } of count.others ?? [])
    say(`would have won by ${rule}: ${winners.map(({ id }) => id).join(', ') || 'nobody'}`)
  if (count.quorum) say(`quorum: ${count.quorum.needed} supporters; below it: ${count.quorum.below.length}`)
  if (count.provisional.ballots > 0) say(`unconfirmed, counted apart: ${count.provisional.ballots} people`)
  say(`hash ${count.hash}`)
}
