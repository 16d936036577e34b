import type { Viewer } from '#app/features/policy/viewer.ts'
import { rememberVisitor } from '#app/web/visitor.server.ts'

/** Headers that make this browser keep the visitor id under which it has just done something; none for accounts. */
export function rememberGuest(viewer: Viewer): [string, string][] {
  return viewer.kind === 'account' ? [] : [['Set-Cookie', rememberVisitor(viewer.id)]]
}
