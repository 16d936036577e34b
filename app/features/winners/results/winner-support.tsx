import type { Explained } from '#app/features/winners/results/explain-count.server.ts'
import { IdeaName } from '#app/features/winners/results/named-idea.tsx'
import { m } from '#app/paraglide/messages.js'
import { showNumber } from '#app/ui/figures/show-number.ts'
import { Table } from '#app/ui/figures/table.tsx'

/** Whom each winner stands for, where customers and employees both took part. */
export function WinnerSupport({ groups: { voters, weights, winners } }: { groups: NonNullable<Explained['groups']> }) {
  const lead = { customers: showNumber(voters.customers), employees: showNumber(voters.employees) }
  return (
    <section className="stack">
      <h2>{m.winners_groups()}</h2>
      <p>{m.winners_groups_lead(lead)}</p>
      {weights && <p>{m.winners_groups_weights(weights)}</p>}
      <Table label={m.winners_groups()} head={head()}>
        {winners.map(({ id, idea, customers, employees }) => (
          <tr key={id}>
            <td className="seat-idea">
              <IdeaName idea={idea} />
            </td>
            <td className="num">{showNumber(customers)}</td>
            <td className="num">{showNumber(employees)}</td>
          </tr>
        ))}
      </Table>
    </section>
  )
}

const head = () => [
  { key: 'idea', label: m.winners_col_idea() },
  { key: 'customers', label: m.winners_col_customers(), number: true },
  { key: 'employees', label: m.winners_col_employees(), number: true },
]
