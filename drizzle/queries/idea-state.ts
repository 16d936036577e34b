import { sql } from 'drizzle-orm'
import { engine } from '../columns.ts'
import { ideas } from '../schema/index.ts'

/**
 * The state of an idea where something else finds it. A state tells few ideas apart, but SQLite does not know that:
 * given the column it would read every published idea along its index to find a few by their ids or their author.
 * PostgreSQL counts, and plans better with the column itself.
 */
export const ideaState = engine === 'sqlite' ? sql<string>`+${ideas.state}` : sql<string>`${ideas.state}`
