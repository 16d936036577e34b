import { askAside } from './database.ts'
import type { contests } from './schema/index.ts'

export type Sized = Pick<typeof contests.$inferSelect, 'id' | 'ideas' | 'votes'>

/** Whether summing up a contest takes so long that nobody should wait for it. */
export const isLarge = ({ ideas, votes }: Omit<Sized, 'id'>) => ideas + votes > 20_000

export type Summed<Row> = Parameters<typeof askAside<Row>>[0]

/** Asks for a sum over a contest: of a large one aside, see `askAside` for what may be asked so. */
export const sumUp = <Row>(contest: Sized, question: Summed<Row>): PromiseLike<Row[]> =>
  isLarge(contest) ? askAside(question) : question
