import { showNumber } from '#app/ui/figures/show-number.ts'

type BarProps = { label: string; value: number; max: number }

/** A figure among its like: name, number, and its share of the largest as a bar. */
export function Bar({ label, value, max }: BarProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <div className="bar">
      <span>{label}</span>
      <span className="num">{showNumber(value)}</span>
      <svg className="bar__track" aria-hidden>
        <rect width={`${(share * 100).toFixed(2)}%`} height="100%" />
      </svg>
    </div>
  )
}
