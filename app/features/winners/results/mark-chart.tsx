import type { Explained } from '#app/features/winners/results/explain-count.server.ts'
import { titleOf } from '#app/features/winners/results/named-idea.tsx'
import { m } from '#app/paraglide/messages.js'
import { showNumber } from '#app/ui/figures/show-number.ts'

type Marks = NonNullable<Explained['marks']>

const rowHeight = 24
/** More bars than people compare; the table has the rest. */
const mostBars = 30

/** A bar for every idea and, where there is one, the line of its interval; in words for whoever cannot see it. */
export function MarkChart({ marks }: { marks: Marks }) {
  const bars = marks.slice(0, mostBars)
  const most = Math.max(...bars.flatMap(({ value, high = 0 }) => [value, high]), Number.MIN_VALUE)
  const rows = bars.map(({ place, idea, value }) =>
    m.winners_chart_row({ place, idea: titleOf(idea), value: showNumber(value) }),
  )
  return (
    <svg
      className="seat-chart"
      role="img"
      aria-label={m.winners_chart({ rows: rows.join('; ') })}
      width="100%"
      height={bars.length * rowHeight}
    >
      {bars.map((bar, index) => (
        <g key={bar.id}>
          <text x="7%" y={index * rowHeight + 17} textAnchor="end">
            {showNumber(bar.place)}
          </text>
          <rect x="9%" y={index * rowHeight + 4} width={`${part(bar.value / most)}%`} height={rowHeight - 8} rx="3" />
          {bar.low !== undefined && bar.high !== undefined && (
            <line
              className="seat-chart__interval"
              x1={`${9 + part(bar.low / most)}%`}
              x2={`${9 + part(bar.high / most)}%`}
              y1={index * rowHeight + 12}
              y2={index * rowHeight + 12}
            />
          )}
        </g>
      ))}
    </svg>
  )
}

const part = (share: number) => Number((Math.max(0, share) * 90 + 0.5).toFixed(2))
