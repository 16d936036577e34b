import type { Logger } from 'drizzle-orm'
import { database } from '#drizzle/database.ts'

export interface Question {
  text: string
  values: unknown[]
}

let heard: Question[] | undefined

/**
 * What the database is asked while something is done, changes left out. Call `hearQuestions()` before anything is asked in
 * a file of tests: prepared questions keep whom they tell.
 */
export async function asked<Answer>(work: () => Promise<Answer>): Promise<{ answer: Answer; questions: Question[] }> {
  const questions: Question[] = []
  heard = questions
  try {
    return { answer: await work(), questions }
  } finally {
    heard = undefined
  }
}

/** Lets the connection that reads tell of each question. */
export function hearQuestions() {
  const { session } = database().read as unknown as { session: { logger: Logger } }
  session.logger = { logQuery: (text, values) => void heard?.push({ text, values }) }
}
