import { juryInWords } from '#app/features/contests/jury-in-words.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { sideBySide } from '#app/features/jury/desk/jury-report.server.ts'
import { type Crowd, juryResultOf } from '#app/features/jury/jury-result.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

export type JuryWordsOf = NonNullable<Awaited<ReturnType<typeof juryWordsOf>>>

/** What everybody may read of a jury after the conclusion: how it judged and both orders, and no juror's name. */
export async function juryWordsOf(contest: ContestRow, crowd: Crowd, now: Date) {
  const result = await juryResultOf(contest, crowd, now)
  const papers = result?.cards.filter(({ state }) => state === 'submitted').length ?? 0
  if (!result || papers === 0) return undefined
  const { jury, combined } = result
  return {
    papers,
    sentences: juryInWords(jury),
    share: jury.share,
    winners: combined?.winners.map(({ id }) => id) ?? [],
    ideas: sideBySide(result, crowd).map(({ slug, ...row }) => ({ ...row, path: ideaPath({ id: row.id, slug }) })),
  }
}
