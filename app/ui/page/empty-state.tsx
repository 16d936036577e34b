import type { ReactNode } from 'react'

/** What stands where a list has nothing to show: a sentence, and the next step if there is one. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty-state stack">
      <p>{children}</p>
      {action && <div className="row">{action}</div>}
    </div>
  )
}
