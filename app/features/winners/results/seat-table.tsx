import type { Explained } from '#app/features/winners/results/explain-count.server.ts'
import { MoreRows } from '#app/features/winners/results/more-rows.tsx'
import { IdeaName, titleOf } from '#app/features/winners/results/named-idea.tsx'
import { ruleWords } from '#app/features/winners/results/rule-words.ts'
import { SeatChart } from '#app/features/winners/results/seat-chart.tsx'
import { tieWords } from '#app/features/winners/results/tie-words.ts'
import { m } from '#app/paraglide/messages.js'
import { showNumber } from '#app/ui/figures/show-number.ts'
import { Table } from '#app/ui/figures/table.tsx'

type Seat = Explained['seats'][number]

/** The protocol of a rule that gives out one place after the other. */
export function SeatTable({
  explained: { rule, slug, weighted, seats, seatsNotShown, purse, unheard, vacant },
}: {
  explained: Explained
}) {
  if (!isTold(rule)) return null
  return (
    <section className="stack">
      <h2>{m.winners_protocol()}</h2>
      <p>{ruleWords[rule]()}</p>
      {purse !== null && (
        <p>
          {m.winners_purse({ each: showNumber(purse) })} {weighted && m.winners_purse_weighed()}
        </p>
      )}
      <SeatChart seats={seats} />
      <Table label={m.winners_protocol()} head={head(rule)}>
        {seats.map((seat) => (
          <tr key={seat.id}>
            <td className="num">{seat.place}</td>
            <td className="seat-idea">
              <IdeaName idea={seat.idea} />
            </td>
            <td className="num">{showNumber(seat.supporters)}</td>
            <td className="num">{showNumber(seat.value)}</td>
            <td className="seat-why">
              <Why seat={seat} filled={rule === 'ees' && seat.kind === 'load'} />
            </td>
          </tr>
        ))}
      </Table>
      <MoreRows slug={slug} n={seatsNotShown} />
      {unheard > 0 && <p>{m.winners_unheard({ n: unheard })}</p>}
      {vacant > 0 && <p>{m.winners_vacant({ n: showNumber(vacant) })}</p>}
    </section>
  )
}

function Why({ seat, filled }: { seat: Seat; filled: boolean }) {
  return (
    <>
      {filled ? m.winners_why_filled() : reasons[seat.kind](seat)}
      {seat.ties.map((tie) => (
        <span key={tie.ids.join()}> {tieWords(tie.ideas.map(titleOf), tie.brokenBy)}</span>
      ))}
    </>
  )
}

const reasons: Record<Seat['kind'], (seat: Seat) => string> = {
  load: () => m.winners_why_load(),
  score: () => m.winners_why_score(),
  price: ({ paid }) => m.winners_why_price({ full: showNumber(paid?.full ?? 0), short: showNumber(paid?.short ?? 0) }),
}

/** Rules that give out one place after the other. */
const isTold = (rule: string): rule is keyof typeof measures => Object.hasOwn(measures, rule)

const head = (rule: keyof typeof measures) => [
  { key: 'place', label: m.winners_col_place(), number: true },
  { key: 'idea', label: m.winners_col_idea() },
  { key: 'supporters', label: m.winners_col_supporters(), number: true },
  { key: 'value', label: measures[rule](), number: true },
  { key: 'why', label: m.winners_col_why() },
]

const measures = {
  phragmen: () => m.winners_col_load(),
  seqpav: () => m.winners_col_score(),
  ees: () => m.winners_col_price(),
}
