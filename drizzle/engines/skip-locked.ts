import { engine } from '../columns.ts'

type Lockable<Query> = Query & { for: (strength: 'update', how: { skipLocked: true }) => Query }

/** Takes rows for this transaction, and leaves out those that another has taken. SQLite has one writer anyway. */
export const skipLocked = <Query>(query: Query): Query =>
  engine === 'postgres' ? (query as Lockable<Query>).for('update', { skipLocked: true }) : query
