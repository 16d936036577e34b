import type { ReactNode } from 'react'
import { Link } from '#app/ui/link.tsx'

type PageHeaderProps = {
  title: ReactNode
  /** The page above this one. */
  back?: { to: string; label: ReactNode }
  /** Chips and dates above the title. */
  above?: ReactNode
  lead?: ReactNode
  /** Buttons beneath. */
  actions?: ReactNode
  /** A quiet line under the buttons. */
  aside?: ReactNode
}

export function PageHeader({ title, back, above, lead, actions, aside }: PageHeaderProps) {
  return (
    <div className="stack">
      {back && (
        <p className="small">
          <Link to={back.to} className="tall">
            {back.label}
          </Link>
        </p>
      )}
      {above && <div className="row">{above}</div>}
      <h1>{title}</h1>
      {lead && <p className="muted">{lead}</p>}
      {actions && <div className="row">{actions}</div>}
      {aside && <p className="small muted">{aside}</p>}
    </div>
  )
}
