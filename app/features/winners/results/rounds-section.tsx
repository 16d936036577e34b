import type { Explained } from '#app/features/winners/results/explain-count.server.ts'
import { IdeaName, titleOf } from '#app/features/winners/results/named-idea.tsx'
import { m } from '#app/paraglide/messages.js'
import { showNumber } from '#app/ui/figures/show-number.ts'
import { Table } from '#app/ui/figures/table.tsx'

/** The protocol of a rule that counts in rounds, who beats whom by one that compares, and the runoffs of STAR. */
export function RoundsSection({ explained: { rounds, pairs, runoffs } }: { explained: Explained }) {
  return (
    <>
      {rounds && <RoundsTable rounds={rounds} />}
      {pairs && <PairsTable pairs={pairs} />}
      {runoffs.length > 0 && (
        <section className="stack">
          <h2>{m.winners_runoffs()}</h2>
          <ol className="stack-sm">
            {runoffs.map(({ seat, ideas: [first, second], prefer }) => (
              <li key={seat}>
                {m.winners_runoff({
                  place: seat,
                  first: first ? titleOf(first) : '',
                  second: second ? titleOf(second) : '',
                  prefer: prefer[0] ?? 0,
                  other: prefer[1] ?? 0,
                })}
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}

function RoundsTable({ rounds }: { rounds: NonNullable<Explained['rounds']> }) {
  const columns = Array.from({ length: rounds.columns }, (_, index) => `round-${index}`)
  const head = columns.map((key, index) => {
    const label = index === 0 ? m.winners_rounds_first() : m.winners_rounds_n({ n: index + 1 })
    return { key, label, number: true }
  })
  return (
    <section className="stack">
      <h2>{m.winners_rounds()}</h2>
      <p>
        {m.winners_rounds_text()} {rounds.quota && m.winners_rounds_quota({ quota: tidy(rounds.quota) })}
      </p>
      <Table label={m.winners_rounds()} head={[{ key: 'idea', label: m.winners_col_idea() }, ...head]}>
        {rounds.rows.map((row) => (
          <tr key={row.id}>
            <td className="seat-idea">
              <IdeaName idea={row.idea} />
            </td>
            {columns.map((key, index) => (
              <td key={key} className="num">
                {tidy(row.votes[index])}
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <td className="seat-idea muted">{m.winners_rounds_rest()}</td>
          {columns.map((key, index) => (
            <td key={key} className="num">
              {tidy(rounds.rest[index])}
            </td>
          ))}
        </tr>
      </Table>
    </section>
  )
}

/** Nobody reads five decimals; all of them are in the count. */
function tidy(votes: string | null | undefined) {
  if (votes === null || votes === undefined) return '–'
  const [top, bottom = '1'] = votes.split('/')
  return showNumber(Number(top) / Number(bottom))
}

function PairsTable({ pairs }: { pairs: NonNullable<Explained['pairs']> }) {
  const head = pairs.map(({ id }, index) => ({ key: id, label: `${index + 1}`, number: true }))
  return (
    <section className="stack">
      <h2>{m.winners_pairs()}</h2>
      <p>{m.winners_pairs_text()}</p>
      <Table label={m.winners_pairs()} head={[{ key: 'idea', label: m.winners_col_idea() }, ...head]}>
        {pairs.map((row, index) => (
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
