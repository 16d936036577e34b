import type { Explained } from '#app/features/winners/results/explain-count.server.ts'
import { titleOf } from '#app/features/winners/results/named-idea.tsx'
import { m } from '#app/paraglide/messages.js'
import { showNumber } from '#app/ui/figures/show-number.ts'

const rowHeight = 24

/** A bar for every place, drawn where the page is made; in words for whoever cannot see it. */
export function SeatChart({ seats }: { seats: Explained['seats'] }) {
  const most = Math.max(...seats.map((seat) => seat.value), Number.MIN_VALUE)
  const rows = seats.map((seat) =>
    m.winners_chart_row({ place: seat.place, idea: titleOf(seat.idea), value: showNumber(seat.value) }),
  )
  return (
    <svg
      className="seat-chart"
      role="img"
      aria-label={m.winners_chart({ rows: rows.join('; ') })}
      width="100%"
      height={seats.length * rowHeight}
    >
      {seats.map((seat, index) => (
        <g key={seat.id}>
          <text x="7%" y={index * rowHeight + 17} textAnchor="end">
            {showNumber(seat.place)}
          </text>
          <rect x="9%" y={index * rowHeight + 4} width={`${width(seat.value / most)}%`} height={rowHeight - 8} rx="3" />
        </g>
      ))}
    </svg>
  )
}

/** What was saved up may make a number fall below zero; a bar never does. */
const width = (share: number) => (Math.max(0, share) * 90 + 0.5).toFixed(2)
