import type { Explained } from '#app/features/winners/results/explain-count.server.ts'
import { IdeaName, titleOf } from '#app/features/winners/results/named-idea.tsx'
import { PairTable } from '#app/features/winners/results/pair-table.tsx'
import type { RoundEvent } from '#app/features/winners/results/rounds-of.ts'
import { TransferChart } from '#app/features/winners/results/transfer-chart.tsx'
import { m } from '#app/paraglide/messages.js'
import { showNumber } from '#app/ui/figures/show-number.ts'
import { Table } from '#app/ui/figures/table.tsx'

type Rounds = NonNullable<Explained['rounds']>

/** The protocol of a rule that counts in rounds, who beats whom by one that compares, and the runoffs of STAR. */
export function RoundsSection({ explained: { rounds, pairs, paths, runoffs } }: { explained: Explained }) {
  return (
    <>
      {rounds && <RoundsTable rounds={rounds} />}
      {pairs && <PairTable title={m.winners_pairs()} text={m.winners_pairs_text()} rows={pairs} />}
      {paths && <PairTable title={m.winners_paths()} text={m.winners_paths_text()} rows={paths} />}
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

function RoundsTable({ rounds }: { rounds: Rounds }) {
  const columns = rounds.steps.map((_, index) => `round-${index}`)
  const head = columns.map((key, index) => ({ key, label: roundName(index), number: true }))
  return (
    <section className="stack">
      <h2>{m.winners_rounds()}</h2>
      <p>
        {m.winners_rounds_text()} {rounds.quota !== null && m.winners_rounds_quota({ quota: showNumber(rounds.quota) })}
      </p>
      <TransferChart rounds={rounds} />
      <ol className="stack-sm">
        {rounds.steps.map(({ events }, index) => (
          <li key={columns[index]} value={index + 1}>
            <b>{roundName(index)}.</b> {events.map(eventWords).join(' ')}
          </li>
        ))}
      </ol>
      <Table label={m.winners_rounds()} head={[{ key: 'idea', label: m.winners_col_idea() }, ...head]}>
        {rounds.rows.map((row) => (
          <tr key={row.id}>
            <td className="seat-idea">
              <IdeaName idea={row.idea} />
            </td>
            {columns.map((key, index) => (
              <Votes key={key} votes={row.votes[index]} />
            ))}
          </tr>
        ))}
        <tr>
          <td className="seat-idea muted">{m.winners_rounds_rest()}</td>
          {columns.map((key, index) => (
            <Votes key={key} votes={rounds.rest[index]} />
          ))}
        </tr>
      </Table>
    </section>
  )
}

/** Nobody reads five decimals; all of them are in the count. */
const Votes = ({ votes }: { votes: number | null | undefined }) => (
  <td className="num">{votes === null || votes === undefined ? '–' : showNumber(votes)}</td>
)

const roundName = (index: number) => (index === 0 ? m.winners_rounds_first() : m.winners_rounds_n({ n: index + 1 }))

const wordsOf: Record<RoundEvent['what'], (ideas: string) => string> = {
  elected: (ideas) => m.winners_round_elected({ ideas }),
  'last-places': (ideas) => m.winners_round_last({ ideas }),
  excluded: (idea) => m.winners_round_excluded({ idea }),
  surplus: (idea) => m.winners_round_surplus({ idea }),
}

const eventWords = ({ what, ideas }: Rounds['steps'][number]['events'][number]) =>
  wordsOf[what](ideas.map((idea) => m.winners_quoted({ title: titleOf(idea) })).join(', '))
