import type { PairOrder } from '#app/features/winners/pairs/pair-order.server.ts'
import { m } from '#app/paraglide/messages.js'
import { showNumber, showPercent } from '#app/ui/figures/show-number.ts'
import { Table } from '#app/ui/figures/table.tsx'

/** The order that comparisons of two ideas would give, with the figures it stands on; beside the count, never in it. */
export function PairOrderView({ pairs }: { pairs: PairOrder }) {
  const { comparisons, undecided, neither, waiting, ideas } = pairs
  const head = [
    { key: 'place', label: m.winners_col_place(), number: true },
    { key: 'idea', label: m.winners_col_idea() },
    { key: 'score', label: m.choose_col_score(), number: true },
    { key: 'wins', label: m.choose_col_wins(), number: true },
    { key: 'losses', label: m.choose_col_losses(), number: true },
  ]
  return (
    <section className="stack" aria-labelledby="pairs">
      <h2 id="pairs">{m.choose_order()}</h2>
      <p>{m.choose_order_lead({ n: comparisons })}</p>
      {ideas.length > 0 && (
        <Table label={m.choose_order()} head={head}>
          {ideas.map(({ id, title, language, path, score, wins, losses }, index) => (
            <tr key={id}>
              <td className="num">{index + 1}</td>
              <td>
                <a href={path} lang={language || undefined}>
                  {title}
                </a>
              </td>
              <td className="num">{showPercent(score)}</td>
              <td className="num">{showNumber(wins)}</td>
              <td className="num">{showNumber(losses)}</td>
            </tr>
          ))}
        </Table>
      )}
      <p className="small muted">
        {ideas.length > 0 && m.choose_order_score()}{' '}
        {undecided + neither + waiting > 0 &&
          m.choose_order_rest({
            undecided: showNumber(undecided),
            neither: showNumber(neither),
            waiting: showNumber(waiting),
          })}
      </p>
    </section>
  )
}
