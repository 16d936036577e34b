import { ruleNames } from '#app/features/contests/contest-rules.ts'
import type { Explained } from '#app/features/winners/results/explain-count.server.ts'
import { IdeaName } from '#app/features/winners/results/named-idea.tsx'
import { m } from '#app/paraglide/messages.js'
import { Table } from '#app/ui/figures/table.tsx'

/** What each published rule would have chosen from the same ballots, the one that decided first. */
export function OtherRules({ compared: { rules, rows } }: { compared: NonNullable<Explained['compared']> }) {
  const [deciding, ...others] = rules
  if (!deciding) return null
  const head = [
    { key: 'idea', label: m.winners_col_idea() },
    { key: deciding, label: m.winners_decides({ rule: ruleNames[deciding]() }) },
    ...others.map((rule) => ({ key: rule, label: ruleNames[rule]() })),
  ]
  return (
    <section className="stack">
      <h2>{m.winners_others()}</h2>
      <p>{m.winners_others_lead()}</p>
      <Table label={m.winners_others()} head={head}>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="seat-idea">
              <IdeaName idea={row.idea} />
            </td>
            {rules.map((rule, index) => (
              <td key={rule}>
                <Mark chosen={row.chosen[index] === true} />
              </td>
            ))}
          </tr>
        ))}
      </Table>
    </section>
  )
}

function Mark({ chosen }: { chosen: boolean }) {
  return (
    <>
      <span aria-hidden>{chosen ? '●' : '–'}</span>
      <span className="visually-hidden">{chosen ? m.winners_would_win() : m.winners_would_not()}</span>
    </>
  )
}
