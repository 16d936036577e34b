import { parseArgs } from 'node:util'
import { decidedWinners } from '#app/features/jury/decided-winners.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import { countContest } from '#app/features/winners/count-contest.server.ts'
import { pickWinners } from '#app/features/winners/pick-winners.server.ts'
import { type ContestRow, contestNamed } from '#drizzle/queries/contests.ts'
import { ideasByIds } from '#drizzle/queries/ideas.ts'
import { type Command, Refusal, say } from './command.ts'
import { countWhole } from './count-whole.server.ts'
import { operator } from './operator.server.ts'

export const winnersCommand: Command = {
  name: 'winners',
  summary: 'Close a contest, lock its count and take the first ideas as winners.',
  usage: `npm run aflora -- winners <contest> --top <n> [--conclusion <text>] [--note <text>] [--reason <text>] [--as <email>]

Closes the contest if it is still open (--note is then shown in its journal).
--conclusion   what was learned; concludes the contest and announces the winners
--reason       needed when --top is not the number of places in the contract`,
  async run(words) {
    const text = { type: 'string' } as const
    const options = { top: text, conclusion: text, note: text, reason: text, as: text } as const
    const { positionals, values } = parseArgs({ args: words, allowPositionals: true, options })
    const [slug] = positionals
    if (!slug || !/^\d{1,4}$/.test(values.top ?? ''))
      throw new Refusal('Say which contest and how many: winners <contest> --top <n>.')
    const viewer = await operator(slug, values.as)
    if ((await contestNamed(slug))?.state === 'open') {
      const closed = await closeContest(viewer, slug, values.note ?? 'Closed from the command line.')
      if (!closed.ok) throw new Refusal(refusals[closed.reason])
    }
    await countWhole(slug)
    const count = await countContest(viewer, slug)
    const decided = await decidedWinners((await contestNamed(slug)) as ContestRow, count)
    if (!decided.ok) throw new Refusal(refusals[decided.reason])
    const chosen = decided.order.slice(0, Number(values.top))
    const elected = decided.winners
    const differing = [...chosen.filter((id) => !elected.includes(id)), ...elected.filter((id) => !chosen.includes(id))]
    const reason = values.reason ?? `The first ${values.top} of the count were taken.`
    const reasons = Object.fromEntries(differing.map((id) => [id, reason]))
    const picked = await pickWinners(viewer, slug, { ideas: chosen, reasons, conclusion: values.conclusion })
    if (!picked.ok) throw new Refusal(refusals[picked.reason])
    await print(chosen, reasons, picked.contest.state)
  },
}

const refusals = {
  'not-open': 'The contest is not open.',
  'note-missing': 'Closing before the announced date needs --note.',
  'not-closed': 'The contest is not closed yet.',
  'jury-not-over': 'The jury decides with the votes and is not done yet.',
  'being-counted': 'Its ballots are still being counted.',
  concluded: 'The contest was concluded before; its winners stand.',
  'not-an-idea': 'One of these is not a published idea of the contest.',
  twice: 'An idea is named twice.',
  'conclusion-missing': 'A conclusion needs words.',
  'reason-needed': 'A choice against the count needs --reason.',
}

async function print(chosen: string[], reasons: Record<string, string>, state: string) {
  const titles = new Map((await ideasByIds(chosen)).map((idea) => [idea.id, idea.title]))
  for (const [index, id] of chosen.entries())
    say(`${index + 1}. ${titles.get(id)}  ${id}${reasons[id] ? `  (${reasons[id]})` : ''}`)
  say(
    state === 'concluded'
      ? 'The contest is concluded and its results are public.'
      : 'Chosen; say --conclusion <text> to announce them.',
  )
}
