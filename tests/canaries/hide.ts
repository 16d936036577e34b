import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addInternalNote } from '#drizzle/queries/answers.ts'
import { changeContest } from '#drizzle/queries/contests.ts'

export const addBrief = (contestId: string, brief: string) =>
  transaction(() => changeContest(contestId, { brief, briefHtml: `<p>${brief}</p>` }))

export const addInternal = (ideaId: string, authorId: string, text: string) =>
  transaction(() => addInternalNote({ id: newId(), ideaId, authorId, text, html: `<p>${text}</p>` }))
