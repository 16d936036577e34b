import type { ReactNode } from 'react'

/** One figure with its name. */
export function Kpi({ value, label }: { value: ReactNode; label: ReactNode }) {
  return (
    <div className="card kpi">
      <b className="kpi__value">{value}</b>
      <span>{label}</span>
    </div>
  )
}
