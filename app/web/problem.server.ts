import { requestContext } from '#app/web/request-context.server.ts'
import { isMessageKey, translate } from '#app/web/translate.server.ts'

export type ProblemDetail = {
  /** A stable word for programs, such as `contest-closed`. */
  code?: string
  /** For people, in their language. */
  detail?: string
  /** One entry for each field that was not accepted; `pointer` as in RFC 6901. */
  errors?: { pointer: string; code: string; detail: string }[]
  headers?: HeadersInit
}

/** An answer of the API that is no success, as RFC 9457 describes it. */
export function problem(status: number, { code, detail, errors, headers }: ProblemDetail = {}): Response {
  const titleKey = `errors_${status}_title`
  const title = translate(isMessageKey(titleKey) ? titleKey : status >= 500 ? 'errors_500_title' : 'errors_400_title')
  const instance = `urn:request:${requestContext().requestId}`
  const all = new Headers(headers)
  all.set('Content-Type', 'application/problem+json')
  all.set('Cache-Control', 'private, no-store')
  return new Response(JSON.stringify({ type: typeOf(code), title, status, detail, code, instance, errors }), {
    status,
    headers: all,
  })
}

const typeOf = (code: string | undefined) => (code ? `urn:aflora:problem:${code}` : 'about:blank')
