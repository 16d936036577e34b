import type { Explained } from '#app/features/winners/results/explain-count.server.ts'
import { titleOf } from '#app/features/winners/results/named-idea.tsx'
import { m } from '#app/paraglide/messages.js'
import { showMoney } from '#app/ui/figures/show-money.ts'
import { showNumber } from '#app/ui/figures/show-number.ts'

type Money = NonNullable<Explained['money']>

const rowHeight = 24
const [start, whole] = [9, 90]

/** The budget from left to right: each winner takes its part where the one before it ended. In words for the others. */
export function MoneyChart({ money: { rows, budget, unit } }: { money: Money }) {
  const paid = rows.filter(({ kind }) => kind !== 'passed-over')
  const words = paid.map(({ idea, cost }, index) =>
    m.winners_chart_row({ place: index + 1, idea: titleOf(idea), value: showMoney(cost, unit) }),
  )
  const share = (sum: number) => Number(((sum / budget) * whole).toFixed(2))
  return (
    <svg
      className="seat-chart"
      role="img"
      aria-label={m.winners_money_chart({ rows: words.join('; ') })}
      width="100%"
      height={paid.length * rowHeight}
    >
      {paid.map(({ id, cost, left }, index) => (
        <g key={id}>
          <text x="7%" y={index * rowHeight + 17} textAnchor="end">
            {showNumber(index + 1)}
          </text>
          <line
            className="seat-chart__whole"
            x1={`${start}%`}
            x2={`${start + whole}%`}
            y1={index * rowHeight + 12}
            y2={index * rowHeight + 12}
          />
          <rect
            x={`${start + share(budget - left - cost)}%`}
            y={index * rowHeight + 4}
            width={`${Math.max(0.5, share(cost))}%`}
            height={rowHeight - 8}
            rx="3"
          />
        </g>
      ))}
    </svg>
  )
}
