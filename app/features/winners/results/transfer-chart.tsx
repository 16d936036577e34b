import type { Explained } from '#app/features/winners/results/explain-count.server.ts'
import { titleOf } from '#app/features/winners/results/named-idea.tsx'
import { m } from '#app/paraglide/messages.js'
import { showNumber } from '#app/ui/figures/show-number.ts'

type Rounds = NonNullable<Explained['rounds']>

const rowHeight = 24
const mostBars = 30

/**
 * A bar for every idea: the first ranks, then what each round brought it, lighter from round to round, and a line where
 * the quota is. The table beneath says the same in numbers.
 */
export function TransferChart({ rounds: { rows, steps, quota } }: { rounds: Rounds }) {
  const bars = rows.slice(0, mostBars).map((row) => ({ ...row, gains: gainsOf(row.votes) }))
  const most = Math.max(...bars.map(({ gains }) => gains.at(-1)?.to ?? 0), quota ?? 0, Number.MIN_VALUE)
  const named = bars.map(({ idea, gains }, index) =>
    m.winners_chart_row({ place: index + 1, idea: titleOf(idea), value: showNumber(gains.at(-1)?.to ?? 0) }),
  )
  const height = bars.length * rowHeight
  return (
    <svg
      className="seat-chart"
      role="img"
      aria-label={m.winners_transfers({ rows: named.join('; ') })}
      width="100%"
      height={height}
    >
      {bars.map(({ id, gains }, index) => (
        <g key={id}>
          <text x="7%" y={index * rowHeight + 17} textAnchor="end">
            {showNumber(index + 1)}
          </text>
          {gains.map(({ step, from, to }) => (
            <rect
              key={step}
              x={`${percent(from / most)}%`}
              y={index * rowHeight + 4}
              width={`${Number((percent(to / most) - percent(from / most)).toFixed(2))}%`}
              height={rowHeight - 8}
              fillOpacity={shade(step, steps.length)}
            />
          ))}
        </g>
      ))}
      {quota !== null && (
        <line
          className="seat-chart__quota"
          x1={`${percent(quota / most)}%`}
          x2={`${percent(quota / most)}%`}
          y1={0}
          y2={height}
        />
      )}
    </svg>
  )
}

/** What came in each round on top of the most an idea ever held; a surplus that left is not taken off again. */
function gainsOf(votes: readonly (number | null)[]) {
  const gains: { step: number; from: number; to: number }[] = []
  let [most, last] = [0, 0]
  for (const [step, held] of votes.entries()) {
    if (held === null) break
    if (held > last) gains.push({ step, from: most, to: most + held - last })
    most = gains.at(-1)?.to ?? 0
    last = held
  }
  return gains
}

const shade = (step: number, steps: number) => Number((1 - (0.7 * step) / Math.max(1, steps - 1)).toFixed(2))
const percent = (share: number) => Number((9 + share * 90).toFixed(2))
