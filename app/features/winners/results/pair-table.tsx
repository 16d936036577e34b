import type { Explained } from '#app/features/winners/results/explain-count.server.ts'
import { IdeaName } from '#app/features/winners/results/named-idea.tsx'
import { m } from '#app/paraglide/messages.js'
import { showNumber } from '#app/ui/figures/show-number.ts'
import { Table } from '#app/ui/figures/table.tsx'

interface PairTableProps {
  title: string
  text: string
  rows: NonNullable<Explained['pairs']>
}

/** Every idea against every other one: a number of people or the strength of a chain, the larger of the two marked. */
export function PairTable({ title, text, rows }: PairTableProps) {
  const head = rows.map(({ id }, index) => ({ key: id, label: `${index + 1}`, number: true }))
  return (
    <section className="stack">
      <h2>{title}</h2>
      <p>{text}</p>
      <Table label={title} head={[{ key: 'idea', label: m.winners_col_idea() }, ...head]}>
        {rows.map((row, index) => (
          <tr key={row.id}>
            <td className="seat-idea">
              {index + 1}. <IdeaName idea={row.idea} />
            </td>
            {row.cells.map(({ other, votes, won }) => (
              <td key={other} className="num">
                <PairCell votes={votes} won={won} />
              </td>
            ))}
          </tr>
        ))}
      </Table>
    </section>
  )
}

function PairCell({ votes, won }: { votes: number | null; won: boolean }) {
  if (votes === null) return <span aria-hidden>·</span>
  if (!won) return <>{showNumber(votes)}</>
  return (
    <>
      <b aria-hidden>{showNumber(votes)} ●</b>
      <span className="visually-hidden">{m.winners_pairs_won({ n: votes })}</span>
    </>
  )
}
