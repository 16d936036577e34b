import type { ReactNode } from 'react'

/** A button that folds out links; `<details>`, so that it opens without a script. */
export function Menu({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <details
      className="menu"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) event.currentTarget.open = false
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.currentTarget.open = false
        event.currentTarget.querySelector('summary')?.focus()
      }}
    >
      <summary className="button button--quiet">{label}</summary>
      {/* Can take the focus, so that pressing between two links does not count as leaving. */}
      <div className="menu__panel" tabIndex={-1}>
        {children}
      </div>
    </details>
  )
}
