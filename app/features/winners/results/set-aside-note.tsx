import type { Results } from '#app/features/winners/results/results-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { showNumber } from '#app/ui/figures/show-number.ts'
import { Note } from '#app/ui/note.tsx'

/** Both totals: without and with the ballots that were set aside. */
export function SetAsideNote({ setAside }: { setAside: Results['count']['setAside'] }) {
  if (!setAside) return null
  const { ballots, same, winners, rows } = setAside
  return (
    <Note tone={same ? 'info' : 'contra'}>
      <p>{m.fairness_result_aside({ n: ballots })}</p>
      <p>
        {same
          ? m.fairness_result_same()
          : m.fairness_result_other({ ideas: winners.map((one) => `“${one}”`).join(', ') })}
      </p>
      {rows.length > 0 && (
        <details>
          <summary>{m.fairness_result_table()}</summary>
          <ul>
            {rows.map((row) => (
              <li key={row.title}>
                {m.fairness_result_row({
                  idea: row.title,
                  without: showNumber(row.without),
                  with: showNumber(row.with),
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Note>
  )
}
