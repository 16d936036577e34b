import { MalformedFile } from './malformed-file.ts'
import {
  type PabulibElection,
  type PabulibProject,
  type PabulibRow,
  type PabulibVote,
  type PabulibVoteType,
  VOTE_TYPES,
} from './pabulib.ts'
import { splitCells } from './split-cells.ts'

type Line = { line: number; row: PabulibRow }
type Section = { line: number; header: readonly string[]; lines: Line[] }

const SECTIONS = ['META', 'PROJECTS', 'VOTES'] as const
const WITH_POINTS: readonly PabulibVoteType[] = ['cumulative', 'scoring']

/**
 * Reads an election in the `.pb` format of pabulib.org (arXiv 2012.06539).
 * Throws MalformedFile, with the line, for anything the format does not allow: missing sections, columns or keys,
 * amounts that are not whole, votes for unknown projects, numbers of projects or votes other than announced.
 */
export function parsePabulib(text: string): PabulibElection {
  const { META, PROJECTS, VOTES } = readSections(text)
  const meta = Object.fromEntries(META.lines.map(({ row }) => [row.key, row.value])) as PabulibRow
  const lineOf = (key: string) => META.lines.find(({ row }) => row.key === key)?.line ?? META.line

  const voteType = VOTE_TYPES.find((type) => type === meta.vote_type)
  if (!voteType) throw new MalformedFile(lineOf('vote_type'), `unknown vote_type "${meta.vote_type ?? ''}"`)
  const budget = amount(meta.budget, lineOf('budget'), 'budget')
  const projects = PROJECTS.lines.map(readProject)
  const ids = knownIds(PROJECTS, projects)
  const votes = VOTES.lines.map((line) => readVote(line, ids, voteType))

  checkNumber(meta.num_projects, projects.length, lineOf('num_projects'), 'projects')
  checkNumber(meta.num_votes, votes.length, lineOf('num_votes'), 'votes')
  return { meta, budget, voteType, projects, votes, winners: readWinners(PROJECTS, projects) }
}

function readSections(text: string) {
  const sections: Partial<Record<string, Section>> = {}
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  let current: Section | null = null
  for (const [index, content] of lines.entries()) {
    const line = index + 1
    if (content.trim() === '') continue
    const name = SECTIONS.find((section) => section === content.trim().toUpperCase())
    if (name) {
      if (sections[name]) throw new MalformedFile(line, `a second section ${name}`)
      current = { line, header: [], lines: [] }
      sections[name] = current
      continue
    }
    if (!current) throw new MalformedFile(line, 'the file starts with META')
    readLine(current, current === sections.META, line, content)
  }
  return Object.fromEntries(
    SECTIONS.map((name) => [name, requireSection(sections[name], name, lines.length)]),
  ) as Record<(typeof SECTIONS)[number], Section>
}

function readLine(section: Section, isMeta: boolean, line: number, content: string) {
  const cells = splitCells(content)
  if (!cells) throw new MalformedFile(line, 'a quotation mark is not closed')
  if (section.header.length === 0) {
    section.header = cells.map((cell) => cell.toLowerCase())
    return
  }
  // Free text in META may hold semicolons that nobody quoted.
  const own = isMeta && cells.length > 2 ? [cells[0] ?? '', content.slice(content.indexOf(';') + 1).trim()] : cells
  if (own.length > section.header.length)
    throw new MalformedFile(line, `${own.length} cells under ${section.header.length} columns`)
  section.lines.push({ line, row: Object.fromEntries(section.header.map((name, at) => [name, own[at] ?? ''])) })
}

const COLUMNS = { META: ['key', 'value'], PROJECTS: ['project_id', 'cost'], VOTES: ['voter_id', 'vote'] }

function requireSection(section: Section | undefined, name: (typeof SECTIONS)[number], lastLine: number): Section {
  if (!section) throw new MalformedFile(lastLine, `no section ${name}`)
  const missing = COLUMNS[name].find((column) => !section.header.includes(column))
  if (missing) throw new MalformedFile(section.line, `${name} has no column ${missing}`)
  return section
}

const readProject = ({ line, row }: Line): PabulibProject => ({
  id: row.project_id as string,
  cost: amount(row.cost, line, 'cost'),
  row,
})

function knownIds({ lines }: Section, projects: readonly PabulibProject[]) {
  const ids = new Set<string>()
  for (const [index, { id }] of projects.entries()) {
    const line = lines[index]?.line ?? 0
    if (id === '') throw new MalformedFile(line, 'a project without project_id')
    if (ids.has(id)) throw new MalformedFile(line, `project ${id} is listed twice`)
    ids.add(id)
  }
  return ids
}

function readVote({ line, row }: Line, ids: ReadonlySet<string>, voteType: PabulibVoteType): PabulibVote {
  const approvals = listed(row.vote)
  const unknown = approvals.find((id) => !ids.has(id))
  if (unknown !== undefined) throw new MalformedFile(line, `a vote for an unknown project ${unknown}`)
  if (new Set(approvals).size < approvals.length) throw new MalformedFile(line, 'a project is named twice')

  const points = WITH_POINTS.includes(voteType) ? listed(row.points).map((cell) => readPoints(cell, line)) : null
  if (points && points.length !== approvals.length)
    throw new MalformedFile(line, `${approvals.length} projects with ${points.length} numbers of points`)
  return { voterId: row.voter_id as string, approvals, points, row }
}

const listed = (cell = '') => (cell.trim() === '' ? [] : cell.split(',').map((part) => part.trim()))

function readPoints(cell: string, line: number) {
  if (cell === '' || !Number.isFinite(Number(cell))) throw new MalformedFile(line, `points "${cell}" are no number`)
  return Number(cell)
}

/** Some files write whole amounts with empty decimals. */
function amount(cell: string | undefined, line: number, name: string) {
  const value = /^\d+([.,]0*)?$/.test(cell ?? '') ? Number.parseInt(cell as string, 10) : Number.NaN
  if (!Number.isSafeInteger(value)) throw new MalformedFile(line, `${name} "${cell ?? ''}" is no whole amount`)
  return value
}

function readWinners({ header }: Section, projects: readonly PabulibProject[]) {
  return header.includes('selected') ? projects.filter(({ row }) => row.selected === '1').map(({ id }) => id) : null
}

function checkNumber(announced: string | undefined, found: number, line: number, what: string) {
  if (announced !== undefined && Number(announced) !== found)
    throw new MalformedFile(line, `${announced} ${what} announced, ${found} found`)
}
