import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { type Batch, type BatchVote, known, oddity } from '../batch.ts'
import { fitTitle } from './fit-title.ts'
import { type Row, readTable } from './table.server.ts'

/**
 * A Polis export folder (`comments.csv`, `votes.csv`, `summary.csv`). Comments become ideas, those moderated out
 * arrive hidden. Of each person on each comment the latest vote stands (Polis itself counts every row):
 * 1 is support, 0 and −1 are kept as imported detail.
 */
export function readPolis(folder: string, slug?: string): Batch {
  const comments = readTable(path.join(folder, 'comments.csv'), [
    'timestamp',
    'comment-id',
    'author-id',
    'moderated',
    'comment-body',
  ])
  const rows = readTable(path.join(folder, 'votes.csv'), ['timestamp', 'comment-id', 'voter-id', 'vote'])
  const summary = readSummary(path.join(folder, 'summary.csv'))
  const ids = new Set(comments.map((row) => row['comment-id']))
  const valid = rows.filter((row) => ids.has(row['comment-id']) && ['1', '0', '-1'].includes(row.vote ?? ''))
  const votes = latestVotes(valid)
  const authors = comments.map((row) => `participant-${row['author-id']}`)
  const people = new Set([...authors, ...votes.map((vote) => vote.personSource)])
  return {
    format: 'polis',
    source: summary.get('url') || 'pol.is',
    contest: {
      slug: slug ?? asSlug(path.basename(folder)),
      title: summary.get('topic') || path.basename(folder),
      question: summary.get('topic') ?? '',
      brief: summary.get('conversation-description') ?? '',
      language: 'en',
      timeZone: 'UTC',
      startedAt: earliest(comments),
    },
    people: [...people].map((sourceId) => ({ sourceId, name: '' })),
    ideas: comments.map(ideaFrom),
    comments: [],
    votes,
    odd: oddities(comments, rows, valid, votes),
  }
}

function ideaFrom(row: Row) {
  return {
    sourceId: `comment-${row['comment-id']}`,
    authorSource: `participant-${row['author-id']}`,
    ...fitTitle(row['comment-body'] ?? ''),
    beneath: '',
    tags: [],
    createdAt: new Date(Number(row.timestamp)),
    state: row.moderated === '-1' ? ('hidden' as const) : ('published' as const),
    importUp: null,
    importDown: null,
  }
}

/** One vote per person and comment: the one with the latest time; of equal times the later row. */
function latestVotes(rows: Row[]): BatchVote[] {
  const latest = new Map<string, Row>()
  for (const row of rows) {
    const place = `${row['voter-id']} ${row['comment-id']}`
    const before = latest.get(place)
    if (!before || Number(before.timestamp) <= Number(row.timestamp)) latest.set(place, row)
  }
  return [...latest.values()].map((row) => ({
    personSource: `participant-${row['voter-id']}`,
    ideaSource: `comment-${row['comment-id']}`,
    value: Number(row.vote) as 1 | 0 | -1,
    at: new Date(Number(row.timestamp)),
  }))
}

/** `summary.csv` is a list of name and value, not a table with a header. */
function readSummary(file: string) {
  if (!existsSync(file)) return new Map<string, string>()
  const rows: string[][] = parse(readFileSync(file, 'utf8'), { relax_column_count: true, bom: true })
  return new Map(rows.map(([name = '', value = '']) => [name, value.trim()]))
}

const earliest = (rows: Row[]) => new Date(Math.min(Date.now(), ...rows.map((row) => Number(row.timestamp))))

const asSlug = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

function oddities(comments: Row[], rows: Row[], valid: Row[], votes: BatchVote[]) {
  const agrees = new Map<string, number>()
  for (const vote of votes) if (vote.value === 1) agrees.set(vote.ideaSource, (agrees.get(vote.ideaSource) ?? 0) + 1)
  const differing = comments.filter((row) => Number(row.agrees) !== (agrees.get(`comment-${row['comment-id']}`) ?? 0))
  const own = new Set(comments.map((row) => `participant-${row['author-id']} comment-${row['comment-id']}`))
  const forOwn = votes.filter((vote) => vote.value === 1 && own.has(`${vote.personSource} ${vote.ideaSource}`))
  const accepted = new Set(valid)
  return [
    {
      what: 'votes replaced by a later vote of the same person on the same comment',
      count: valid.length - votes.length,
      examples: [],
    },
    oddity(
      'rows of votes.csv that name no comment or no known vote (left out)',
      rows.filter((row) => !accepted.has(row)).map((row) => JSON.stringify(row)),
    ),
    oddity(
      'comments whose “agrees” in comments.csv is not the number of people who agree',
      differing.map(
        (row) => `${row['comment-id']}: ${row.agrees} said, ${agrees.get(`comment-${row['comment-id']}`) ?? 0} people`,
      ),
    ),
    oddity(
      'people who supported their own comment (the source allowed it; kept)',
      forOwn.map((vote) => vote.ideaSource),
    ),
    oddity(
      'comments moderated out (hidden here)',
      comments.filter((row) => row.moderated === '-1').map((row) => row['comment-id'] ?? ''),
    ),
  ]
    .filter(known)
    .filter((odd) => odd.count > 0)
}
