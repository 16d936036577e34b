import { sign, unsign } from '#app/web/signed.server.ts'

/**
 * Marks where a page of a list ended. `list` names the list with its order and filters, so that a cursor of one list
 * says nothing about another; the signature keeps people from asking for places we did not show them.
 */
export function writeCursor(list: string, place: unknown): string {
  return sign('cursor', [list, place])
}

/** The place, or undefined: then the list begins at its beginning (in the API: 400). */
export function readCursor(list: string, cursor: string | null | undefined): unknown {
  const content = cursor && cursor.length <= 2000 ? unsign('cursor', cursor) : undefined
  return Array.isArray(content) && content[0] === list ? content[1] : undefined
}
