import type { ReactNode } from 'react'

/** The tip of an idea above the line, and beneath it the need behind it. */
export function Iceberg({ tip, beneath }: { tip: ReactNode; beneath?: ReactNode }) {
  return (
    <div className="iceberg">
      <div className="iceberg__tip">{tip}</div>
      {beneath && <div className="iceberg__beneath">{beneath}</div>}
    </div>
  )
}
