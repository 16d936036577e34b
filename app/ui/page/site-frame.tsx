import type { ReactNode } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Link } from '#app/ui/link.tsx'
import { Note } from '#app/ui/note.tsx'
import type { OwnLogo } from '#app/ui/page/logo.tsx'
import type { MenuViewer } from '#app/ui/page/person-menu.tsx'
import { SiteFooter } from '#app/ui/page/site-footer.tsx'
import { SiteHeader } from '#app/ui/page/site-header.tsx'

export type Site = {
  organisation: string
  logo?: OwnLogo
  madeWith: boolean
  contact: string
  viewer: MenuViewer | undefined
  note: { text: string; tone: 'done' | 'refused'; act?: NoteAct } | undefined
}

/** A next step beside the note: a link, or with `post` a button that sends these fields. */
type NoteAct = { label: string; href: string; post?: Record<string, string> }

/** When not even the settings could be read. */
export const unnamedSite: Site = {
  organisation: 'Aflora',
  madeWith: false,
  contact: '',
  viewer: undefined,
  note: undefined,
}

/** What stands around every page. */
export function SiteFrame({ site, children }: { site: Site; children: ReactNode }) {
  return (
    <>
      <SiteHeader {...site} />
      <main id="main" tabIndex={-1}>
        <div className="wrap">
          <StatusStrip note={site.note} />
          {children}
        </div>
      </main>
      <SiteFooter madeWith={site.madeWith} contact={site.contact} />
    </>
  )
}

/** Told once after an act. The strip is always there, so that screen readers notice when it fills. */
function StatusStrip({ note }: Pick<Site, 'note'>) {
  return (
    <div className="site-status" role="status">
      {note && (
        <Note tone={note.tone === 'done' ? 'pro' : 'contra'}>
          {note.text} {note.act && <NextStep act={note.act} />}
        </Note>
      )}
    </div>
  )
}

function NextStep({ act: { label, href, post } }: { act: NoteAct }) {
  if (!post) return <Link to={href}>{label}</Link>
  return (
    <form method="post" action={href}>
      {Object.entries(post).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button look="quiet">{label}</Button>
    </form>
  )
}
