import type { Results } from '#app/features/winners/results/results-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Note } from '#app/ui/note.tsx'

type Undecided = Results['count']['undecided']

/** How many ballots were not counted, and whether they could have changed who won. */
export function UndecidedNote({ undecided }: { undecided: Undecided }) {
  if (!undecided) return null
  const { ballots, found, winners, others, close } = undecided
  const isClose = winners.length + others.length > 0
  return (
    <Note tone={isClose ? 'contra' : 'info'}>
      <p>{m.winners_undecided({ n: ballots })}</p>
      <p>{isClose ? m.winners_too_close({ ideas: named([...close.winners, ...close.others]) }) : safe[found]()}</p>
      {isClose && how[found] && <p>{how[found]()}</p>}
    </Note>
  )
}

const safe = {
  exact: () => m.winners_undecided_exact(),
  recounted: () => m.winners_undecided_recounted(),
  'with-all': () => m.winners_undecided_with_all(),
}

const how = {
  exact: null,
  recounted: () => m.winners_too_close_recounted(),
  'with-all': () => m.winners_too_close_with_all(),
}

const named = (titles: string[]) => titles.map((title) => `“${title}”`).join(', ')
