import { unionAll as postgresUnion } from 'drizzle-orm/pg-core'
import { unionAll as sqliteUnion } from 'drizzle-orm/sqlite-core'
import { engine } from './columns.ts'

/** Several questions answered as one, on the engine that is there. */
export const unionAll = (engine === 'postgres' ? postgresUnion : sqliteUnion) as unknown as typeof sqliteUnion
