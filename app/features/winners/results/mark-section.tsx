import type { ContestRule } from '#app/features/contests/contest-rules.ts'
import type { Explained } from '#app/features/winners/results/explain-count.server.ts'
import { MarkChart } from '#app/features/winners/results/mark-chart.tsx'
import { IdeaName } from '#app/features/winners/results/named-idea.tsx'
import { ruleWords } from '#app/features/winners/results/rule-words.ts'
import { m } from '#app/paraglide/messages.js'
import { showNumber } from '#app/ui/figures/show-number.ts'
import { Table } from '#app/ui/figures/table.tsx'

type Marks = NonNullable<Explained['marks']>

/** What the ballots gave each idea, as a table and as bars; transferable votes have no one number, but rounds. */
export function MarkSection({ rule, marks }: { rule: ContestRule; marks: Marks }) {
  const starred = rule === 'score' || rule === 'star'
  const valued = !rule.startsWith('stv')
  const ranged = starred || rule === 'bradley-terry'
  return (
    <section className="stack">
      <h2>{m.winners_marks()}</h2>
      <p>{ruleWords[rule]()}</p>
      {valued && <MarkChart marks={marks} />}
      {ranged && <p className="small muted">{starred ? m.winners_marks_interval() : m.winners_pairs_interval()}</p>}
      <Table label={m.winners_marks()} head={headOf(rule)}>
        {marks.map((row) => (
          <tr key={row.id}>
            <td className="num">{showNumber(row.place)}</td>
            <td className="seat-idea">
              <IdeaName idea={row.idea} />
            </td>
            <td className="num">{showNumber(row.supporters)}</td>
            {keyed(row.more).map(({ key, value }) => (
              <td key={key} className="num">
                {showNumber(value)}
              </td>
            ))}
            {ranged && <td className="num">{intervalWords(row)}</td>}
            {valued && <td className="num">{showNumber(row.value)}</td>}
          </tr>
        ))}
      </Table>
    </section>
  )
}

const keyed = (values: number[]) => values.map((value, column) => ({ key: `more-${column}`, value }))

const intervalWords = ({ low, high }: Marks[number]) =>
  low === undefined || high === undefined ? '–' : `${showNumber(low)}–${showNumber(high)}`

function headOf(rule: ContestRule) {
  const column = (key: string, label: string) => ({ key, label, number: true })
  return [
    column('place', m.winners_col_place()),
    { key: 'idea', label: m.winners_col_idea() },
    column('people', m.winners_col_people()),
    ...moreOf(rule).map((label) => column(label, label)),
    ...(rule.startsWith('stv') ? [] : [column('value', columnOf[rule]?.() ?? m.winners_col_counts())]),
  ]
}

function moreOf(rule: ContestRule) {
  if (rule === 'up-down') return [m.winners_col_for(), m.winners_col_against(), m.winners_col_pass()]
  if (rule === 'bradley-terry')
    return [m.winners_col_preferred(), m.winners_col_not_preferred(), m.winners_col_interval()]
  if (rule !== 'score' && rule !== 'star') return []
  return [m.winners_col_mean(), m.winners_col_median(), m.winners_col_interval()]
}

const columnOf: Partial<Record<ContestRule, () => string>> = {
  points: () => m.winners_col_points(),
  quadratic: () => m.winners_col_bought(),
  schulze: () => m.winners_col_beats(),
  borda: () => m.winners_col_points(),
  irv: () => m.winners_col_bought(),
  'bradley-terry': () => m.winners_col_chance(),
  'up-down': () => m.winners_col_share(),
}
