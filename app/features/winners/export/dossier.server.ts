import { env } from '#app/env.server.ts'
import { ruleNames } from '#app/features/contests/contest-rules.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { m } from '#app/paraglide/messages.js'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { bestArguments, type ExportedIdea, ideaToExport, parentsOf } from '#drizzle/queries/exports.ts'

const argumentsEach = 5

/** Dossiers of some ideas as one Markdown document, in the language of the contest and in the order given. */
export async function dossiers(contest: ContestRow, count: Count, ids: string[]): Promise<string> {
  const found = new Map((await ideaToExport(ids)).map((row) => [row.idea.id, row]))
  const parts = []
  for (const id of ids) {
    const row = found.get(id)
    if (row) parts.push(await dossier(contest, count, row))
  }
  return parts.join('\n\n---\n\n')
}

/** What the product team needs to know of one idea: text, need, lineage, figures, arguments, answer, link. */
async function dossier(contest: ContestRow, count: Count, { idea, author, answer }: ExportedIdea): Promise<string> {
  const locale = contest.language
  const say = { locale }
  const place = count.order.find((each) => each.id === idea.id)?.place
  const [favour, against] = [
    await bestArguments(idea.id, 'for', argumentsEach),
    await bestArguments(idea.id, 'against', argumentsEach),
  ]
  const parents = await parentsOf(idea.id)
  const address = new URL(ideaPath(idea), env.PUBLIC_URL).href
  const figures = [
    m.winners_dossier_votes({ n: idea.votes }, say),
    ...(idea.provisional > 0 ? [m.winners_dossier_provisional({ n: idea.provisional }, say)] : []),
    m.winners_dossier_views({ n: idea.views }, say),
    ...(place ? [m.winners_dossier_place({ place, all: count.order.length }, say)] : []),
    m.winners_dossier_rule({ rule: ruleNames[contest.rule]({}, say) }, say),
    ...(idea.importUp === null
      ? []
      : [m.winners_dossier_imported({ up: idea.importUp, down: idea.importDown ?? 0 }, say)]),
  ]
  return [
    `# ${line(idea.title)}`,
    `${m.winners_dossier_from({ contest: line(contest.title), author: line(idea.pseudonym || author.name || m.winners_dossier_guest({}, say)) }, say)}`,
    figures.map((figure) => `- ${figure}`).join('\n'),
    section(m.winners_dossier_need({}, say), idea.beneathFor === 'everyone' ? idea.beneath : ''),
    section(m.winners_dossier_text({}, say), idea.body),
    section(m.winners_dossier_lineage({}, say), parents.map((parent) => `- ${line(parent.title)}`).join('\n')),
    section(m.winners_dossier_for({}, say), listed(favour)),
    section(m.winners_dossier_against({}, say), listed(against)),
    section(m.winners_dossier_answer({}, say), answer?.text ?? ''),
    section(m.winners_dossier_reason({}, say), idea.winnerReason),
    `<${address}>`,
  ]
    .filter(Boolean)
    .join('\n\n')
}

const section = (title: string, text: string) => (text.trim() === '' ? '' : `## ${title}\n\n${text.trim()}`)

/** One line of text inside Markdown: a title cannot begin a heading or a list of its own. */
const line = (text: string) => text.replace(/\s+/g, ' ').replace(/([\\`*_[\]<>#])/g, '\\$1')

const listed = (found: Awaited<ReturnType<typeof bestArguments>>) =>
  found.map(({ comment }) => `- ${comment.text.trim().replace(/\n+/g, '\n  ')}`).join('\n')
