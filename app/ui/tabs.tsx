import type { ReactNode } from 'react'
import { Link } from '#app/ui/link.tsx'

type Tab = { to: string; label: ReactNode; current: boolean }

/** Different views of one list; each is a link with its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} aria-current={tab.current ? 'true' : undefined} preventScrollReset>
          {tab.label}
        </Link>
      ))}
    </nav>
  )
}
