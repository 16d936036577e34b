import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type CannotCount, countElection } from '#app/features/ranking/elections/count-election.ts'
import { electionFormats, formatOf, readElection } from '#app/features/ranking/elections/read-election.ts'
import { type AnyCount, isRule, type RuleName, rules } from '#app/features/ranking/elections/rules.ts'
import { MalformedFile } from '#app/features/ranking/formats/malformed-file.ts'
import { Refusal, say } from './command.ts'

export interface FileWishes {
  rule?: string
  seats?: string
  budget?: string
  seed?: string
  json?: boolean
}

const reasons: Record<CannotCount['reason'], string> = {
  'no-approvals': 'needs approvals, and the ballots of this file are of another kind',
  'no-ranked': 'needs ranked ballots, and those of this file are of another kind',
  'no-numbers': 'needs scores or points, and the ballots of this file are of another kind',
  'no-budget': 'needs a budget, and the file names none: add --budget',
  'no-costs': 'needs what every candidate costs, and the file does not say',
}

/** Counts an election in a file, without any database, and prints the winners or, with `json`, the whole protocol. */
export function countFile(file: string, { rule, json, ...wishes }: FileWishes) {
  const name = ruleNamed(rule)
  const election = read(file)
  const counted = countElection(election, name, {
    seats: whole('seats', wishes.seats),
    budget: whole('budget', wishes.budget),
    seed: wishes.seed,
  })
  if (!counted.ok) throw new Refusal(`The rule ${name} ${reasons[counted.reason]}.`)
  if (json) say(JSON.stringify(asJson(counted.count, name), null, 2))
  else print(counted.count, name, election.title)
}

function ruleNamed(rule: string | undefined): RuleName {
  if (rule && isRule(rule)) return rule
  throw new Refusal(
    `${rule ? `There is no rule ${rule}` : 'Say which --rule'}. The rules: ${Object.keys(rules).join(', ')}.`,
  )
}

function read(file: string) {
  const text = readFileSync(file, 'utf8')
  const format = formatOf(basename(file), text)
  try {
    return readElection(text, format)
  } catch (fault) {
    if (!(fault instanceof MalformedFile)) throw fault
    throw new Refusal(
      `${file}, read as ${format} (known: ${electionFormats.join(', ')}): line ${fault.line}: ${fault.reason}`,
    )
  }
}

function whole(name: string, text: string | undefined) {
  if (text === undefined) return undefined
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new Refusal(`--${name} must be a whole number, not ${text}.`)
}

const asJson = ({ winners, order, stages, ties, quorum }: AnyCount, rule: string) => ({
  rule,
  winners: winners.map(({ id }) => id),
  order: order?.map(({ id }) => id),
  stages,
  ties,
  quorum: quorum ?? undefined,
})

function print({ winners, order, ties, stages }: AnyCount, rule: string, title: string) {
  say(`rule ${rule}${title ? ` · ${title}` : ''} · ${stages.length} stages (--json prints them)`)
  for (const { id, place } of winners) say(`${String(place).padStart(4)} * ${id}`)
  if (winners.length === 0) say('Nobody has won: nobody has support, or nothing fits the budget.')
  const others = order?.slice(winners.length).map(({ id }) => id) ?? []
  if (others.length > 0) say(`then ${others.slice(0, 20).join(', ')}${others.length > 20 ? ' …' : ''}`)
  for (const { ids, brokenBy } of ties.slice(0, 10)) say(`tie between ${ids.join(', ')}: broken by ${brokenBy}`)
}
