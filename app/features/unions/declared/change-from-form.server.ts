import type { z } from 'zod'
import type { Viewer } from '#app/features/policy/viewer.ts'
import {
  addToDeclared,
  changeDeclared,
  closeDeclared,
  dropFromDeclared,
} from '#app/features/unions/declared/declare-group.server.ts'
import type { DeclaredForm } from '#app/features/unions/forms.server.ts'
import { m } from '#app/paraglide/messages.js'
import { translate } from '#app/web/translate.server.ts'

type Wish = z.output<typeof DeclaredForm>

type Changed = { ok: true; path: string; note: string } | { ok: false; errors: Record<string, string[]> }

/** One press on the page of a declared group: where to go and what to say there, or what is wrong with which field. */
export async function changeFromForm(viewer: Viewer, id: string, wish: Wish): Promise<Changed> {
  const path = `/admin/groups/${id}`
  if (wish.do === 'add') {
    const added = await addToDeclared(viewer, id, wish.email)
    if (added.ok) return { ok: true, path, note: m.unions_declared_added({ name: added.name }) }
    return { ok: false, errors: { email: [translate(added.reason)] } }
  }
  if (wish.do === 'change') {
    const changed = await changeDeclared(viewer, id, wish)
    if (changed.ok) return { ok: true, path, note: m.admin_saved() }
    return { ok: false, errors: { name: [translate(changed.reason)] } }
  }
  if (wish.do === 'close') {
    await closeDeclared(viewer, id)
    return { ok: true, path: '/admin/groups', note: m.unions_declared_closed() }
  }
  await dropFromDeclared(viewer, id, wish.person)
  return { ok: true, path, note: m.admin_saved() }
}
