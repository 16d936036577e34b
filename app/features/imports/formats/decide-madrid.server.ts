import path from 'node:path'
import { localToInstant } from '#app/web/local-time.ts'
import { type Batch, type BatchComment, type BatchIdea, known, oddity } from '../batch.ts'
import { fitTitle } from './fit-title.ts'
import { type Row, readTable } from './table.server.ts'

const zone = 'Europe/Madrid'

/**
 * The open data of Decide Madrid: a folder with `proposals.csv` and `comments.csv`. Supports and the comments'
 * up and down totals have no identities: they come as imported totals and are never counted.
 */
export function readDecideMadrid(folder: string, slug = 'decide-madrid'): Batch {
  const proposals = readTable(path.join(folder, 'proposals.csv'), ['id', 'title', 'userId', 'date', 'numSupports'])
  const rows = readTable(path.join(folder, 'comments.csv'), ['id', 'parentId', 'proposalId', 'userId', 'date', 'text'])
  const ideas = proposals.map(ideaFrom)
  const ids = new Set(proposals.map((row) => row.id))
  const commentIds = new Set(rows.map((row) => row.id))
  const comments = rows.filter((row) => ids.has(row.proposalId)).map((row) => commentFrom(row, commentIds))
  const authors = new Set([...ideas, ...comments].map((thing) => thing.authorSource))
  return {
    format: 'decide-madrid',
    source: 'decide.madrid.es',
    contest: {
      slug,
      title: 'Decide Madrid',
      question: '¿Qué cambiarías en Madrid?',
      brief: 'Propuestas ciudadanas importadas de los datos abiertos de Decide Madrid.',
      language: 'es',
      timeZone: zone,
      startedAt: new Date(Math.min(...ideas.map((idea) => idea.createdAt.getTime()), Date.now())),
    },
    people: [...authors].map((sourceId) => ({ sourceId, name: '' })),
    ideas,
    comments,
    votes: [],
    odd: oddities(proposals, rows, ids, commentIds),
  }
}

function ideaFrom(row: Row): BatchIdea {
  const { title } = fitTitle(row.title ?? '')
  return {
    sourceId: `proposal-${row.id}`,
    authorSource: `user-${row.userId}`,
    title,
    body: [row.summary, row.text]
      .map((part) => (part ?? '').trim())
      .filter(Boolean)
      .join('\n\n'),
    beneath: '',
    tags: [],
    createdAt: instant(row.date, '00:00:00'),
    state: 'published',
    importUp: Number(row.numSupports) || 0,
    importDown: null,
  }
}

function commentFrom(row: Row, all: Set<string | undefined>): BatchComment {
  const answersOne = row.parentId !== '-1' && all.has(row.parentId)
  return {
    sourceId: `comment-${row.id}`,
    ideaSource: `proposal-${row.proposalId}`,
    parentSource: answersOne ? `comment-${row.parentId}` : null,
    authorSource: `user-${row.userId}`,
    text: row.text?.trim() || '…',
    createdAt: instant(row.date, row.time?.replace(/^0 days /, '') ?? ''),
    importUp: Number(row.numPositiveVotes) || 0,
    importDown: Number(row.numNegativeVotes) || 0,
  }
}

function instant(date = '', time: string) {
  return localToInstant(`${date}T${/^\d\d:\d\d:\d\d$/.test(time) ? time : '00:00:00'}`, zone) ?? new Date(0)
}

function oddities(
  proposals: Row[],
  comments: Row[],
  ids: Set<string | undefined>,
  commentIds: Set<string | undefined>,
) {
  const perIdea = new Map<string, number>()
  for (const row of comments) perIdea.set(row.proposalId ?? '', (perIdea.get(row.proposalId ?? '') ?? 0) + 1)
  const name = (row: Row) => row.id ?? ''
  const fewer = proposals.filter((row) => Number(row.numComments) !== (perIdea.get(name(row)) ?? 0))
  const sums = comments.filter(
    (row) => Number(row.numVotes) !== Number(row.numPositiveVotes) + Number(row.numNegativeVotes),
  )
  return [
    oddity(
      'proposals whose numComments differs from the comments in the files',
      fewer.map((row) => `${name(row)}: ${row.numComments} said, ${perIdea.get(name(row)) ?? 0} there`),
    ),
    oddity('comments whose numVotes is not up plus down', sums.map(name)),
    oddity(
      'comments on proposals that are not in the files (left out)',
      comments.filter((row) => !ids.has(row.proposalId)).map(name),
    ),
    oddity(
      'replies whose parent is not in the files (kept as first comments)',
      comments.filter((row) => row.parentId !== '-1' && !commentIds.has(row.parentId)).map(name),
    ),
    oddity('proposals without a text', proposals.filter((row) => !row.text?.trim()).map(name)),
    oddity('comments without a text (kept as “…”)', comments.filter((row) => !row.text?.trim()).map(name)),
  ].filter(known)
}
