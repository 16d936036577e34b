import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { engine } from '../columns.ts'
import { ask } from '../engines/ask.ts'
import { ideas } from '../schema/index.ts'
import { ideaState } from './idea-state.ts'

const few = inArray(
  ideas.id,
  Array.from({ length: 20 }, (_, nth) => `idea ${nth}`),
)

test.skipIf(engine === 'postgres').each([
  ['by their ids', few, 'ideas_1 (id=?)'],
  ['by their author', eq(ideas.authorId, 'author'), 'ideas_author (author_id=?)'],
])('published ideas are found %s, not among all published ones', async (_, wanted, way) => {
  const found = and(wanted, eq(ideaState, 'published')) as SQL
  const steps = await ask<{ detail: string }>(sql`explain query plan select id from ideas where ${found}`)
  expect(steps.map(({ detail }) => detail)).toEqual([expect.stringContaining(way)])
})
