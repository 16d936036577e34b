import { createHash } from 'node:crypto'
import path from 'node:path'
import { type Batch, type BatchIdea, known, oddity } from '../batch.ts'
import { fitTitle } from './fit-title.ts'
import { type Row, readTable, UnreadableSource } from './table.server.ts'

/** The fields a column can be mapped to. Only `title` is needed. */
export const csvFields = ['title', 'body', 'beneath', 'author', 'id', 'tags', 'created', 'up', 'down', 'state'] as const

export type CsvField = (typeof csvFields)[number]
export type CsvMap = Partial<Record<CsvField, string>>

/** Headers that Fider, Canny, Quackback, UserVoice, Decidim and spreadsheets use, folded. */
const guesses: Record<CsvField, string[]> = {
  title: [
    'title',
    'idea title',
    'ideatitle',
    'name',
    'summary',
    'título',
    'titulo',
    'заголовок',
    'название',
    'идея',
    'idea',
  ],
  body: [
    'description',
    'details',
    'body',
    'content',
    'text',
    'ideadescription',
    'descripción',
    'texto',
    'описание',
    'текст',
  ],
  beneath: ['need', 'why', 'problem', 'motivo', 'зачем'],
  author: ['author', 'author_name', 'created_by', 'creator', 'ideacreatorname', 'author/name', 'autor', 'автор'],
  id: ['id', 'number', 'source_id', 'ideaid', 'reference', 'key'],
  tags: ['tags', 'labels', 'categories', 'category', 'etiquetas', 'метки'],
  created: ['created_at', 'created', 'date', 'createdtimestamp', 'published_at', 'fecha', 'дата'],
  up: ['votes', 'votes_count', 'vote_count', 'voterscount', 'score', 'upvotes', 'votos', 'голоса'],
  down: ['downvotes', 'votes_against'],
  state: ['moderation', 'moderationstate', 'hidden'],
}

/**
 * Any table of ideas. Columns are found by their usual names; `map` says it for the others. Vote totals come as
 * imported totals. Rows without an id get one from their text, so that the same file twice adds nothing.
 */
export function readCsv(file: string, slug: string, map: CsvMap = {}): Batch {
  const rows = readTable(file)
  const columns = mapColumns(Object.keys(rows[0] ?? {}), map)
  if (rows.length > 0 && !columns.title) {
    throw new UnreadableSource(`No column of ${file} looks like a title; say which with --map title=<column>.`)
  }
  const cell = (row: Row, field: CsvField) => (columns[field] ? (row[columns[field]] ?? '').trim() : '')
  const titled = rows.filter((row) => cell(row, 'title') !== '')
  const ideas = titled.map((row) => ideaFrom((field) => cell(row, field)))
  const single = [...new Map(ideas.map((idea) => [idea.sourceId, idea])).values()]
  return {
    format: 'csv',
    source: path.basename(file),
    contest: { slug, title: slug, question: '', brief: '', language: 'en', timeZone: 'UTC', startedAt: new Date() },
    people: [
      ...new Map(
        single.map((idea) => [idea.authorSource, { sourceId: idea.authorSource, name: authorName(idea) }]),
      ).values(),
    ],
    ideas: single,
    comments: [],
    votes: [],
    odd: [
      oddity(
        'rows without a title (left out)',
        rows.filter((row) => !titled.includes(row)).map((row) => JSON.stringify(row).slice(0, 80)),
      ),
      oddity('rows that repeat an id (the last one is kept)', repeated(ideas)),
      oddity(
        'dates that could not be read (today is used)',
        titled
          .filter((row) => cell(row, 'created') && !readDate(cell(row, 'created')))
          .map((row) => cell(row, 'created')),
      ),
    ].filter(known),
  }
}

/** Which column holds which field; `map` wins over the guesses. Throws when `map` names a column that is not there. */
export function mapColumns(columns: string[], map: CsvMap): CsvMap {
  for (const column of Object.values(map)) {
    if (!columns.includes(column))
      throw new UnreadableSource(`There is no column “${column}”; there are: ${columns.join(', ')}.`)
  }
  const taken = new Set<string>(Object.values(map))
  const found: CsvMap = { ...map }
  for (const field of csvFields) {
    if (found[field]) continue
    const column = guesses[field]
      .map((name) => columns.find((each) => each.trim().toLowerCase() === name))
      .find((each) => each && !taken.has(each))
    if (!column) continue
    found[field] = column
    taken.add(column)
  }
  return found
}

const anonymous = 'author-'

function ideaFrom(cell: (field: CsvField) => string): BatchIdea {
  const { title, body } = fitTitle(cell('title'))
  return {
    sourceId: cell('id')
      ? `row-${cell('id')}`
      : `text-${createHash('sha256')
          .update(`${cell('title')}\n${cell('body')}`)
          .digest('hex')
          .slice(0, 16)}`,
    authorSource: `${anonymous}${cell('author')}`,
    title,
    body: [body, cell('body')].filter(Boolean).join('\n\n'),
    beneath: cell('beneath'),
    tags: cell('tags')
      .split(/[,;|]/)
      .map((tag) => tag.trim())
      .filter(Boolean),
    createdAt: readDate(cell('created')) ?? new Date(),
    state: /^(hidden|rejected|true|1|spam)$/i.test(cell('state')) ? 'hidden' : 'published',
    importUp: readCount(cell('up')),
    importDown: readCount(cell('down')),
  }
}

const authorName = (idea: BatchIdea) => idea.authorSource.slice(anonymous.length)

const readCount = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : null)

/** ISO dates and times, with or without zone (then UTC); nothing that depends on a country's habits. */
function readDate(text: string) {
  const iso = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(text)
  if (!iso) return undefined
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text) || text.length === 10 ? text : `${text}Z`
  const date = new Date(zoned.replace(' ', 'T'))
  return Number.isNaN(date.getTime()) ? undefined : date
}

function repeated(ideas: BatchIdea[]) {
  const seen = new Set<string>()
  return ideas.filter((idea) => seen.size === seen.add(idea.sourceId).size).map((idea) => idea.sourceId)
}
