import type { ReactNode } from 'react'
import { m } from '#app/paraglide/messages.js'
import { PageHeader } from '#app/ui/page/page-header.tsx'

/** A page of the administration under its heading, with the way back. */
export function AdminFrame({ title, lead, children }: { title: ReactNode; lead?: ReactNode; children: ReactNode }) {
  return (
    <div className="stack-lg">
      <PageHeader back={{ to: '/admin', label: m.admin_title() }} title={title} lead={lead} />
      {children}
    </div>
  )
}
