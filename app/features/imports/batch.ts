/** What any import brings, in our words. Source ids are unique within the batch and stay stable between runs. */
export interface Batch {
  format: 'decide-madrid' | 'polis' | 'csv' | 'zip'
  /** Where it came from, for the record; no path of a machine. */
  source: string
  contest: BatchContest
  people: BatchPerson[]
  ideas: BatchIdea[]
  comments: BatchComment[]
  votes: BatchVote[]
  odd: Oddity[]
}

export interface BatchContest {
  slug: string
  title: string
  question: string
  brief: string
  language: 'en' | 'es' | 'ru'
  timeZone: string
  startedAt: Date
}

export interface BatchPerson {
  sourceId: string
  name: string
}

export interface BatchIdea {
  sourceId: string
  authorSource: string
  title: string
  body: string
  beneath: string
  tags: string[]
  createdAt: Date
  state: 'published' | 'hidden'
  /** Totals without identities: shown as imported, never counted. */
  importUp: number | null
  importDown: number | null
}

export interface BatchComment {
  sourceId: string
  ideaSource: string
  parentSource: string | null
  authorSource: string
  text: string
  createdAt: Date
  importUp: number | null
  importDown: number | null
}

/** 1 counts as support; 0 (pass) and −1 (against) are kept as imported detail. */
export interface BatchVote {
  personSource: string
  ideaSource: string
  value: 1 | 0 | -1
  at: Date
}

/** Something a person should know about the source; reported, never a reason to fail. */
export interface Oddity {
  what: string
  count: number
  examples: string[]
}

const mostExamples = 3

/** An oddity from the things it was seen at; undefined when it was not seen. */
export function oddity(what: string, seen: string[]): Oddity | undefined {
  return seen.length === 0 ? undefined : { what, count: seen.length, examples: seen.slice(0, mostExamples) }
}

export const known = <Thing>(thing: Thing | undefined): thing is Thing => thing !== undefined
