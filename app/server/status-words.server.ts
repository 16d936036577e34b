import { env } from '#app/env.server.ts'
import { inWords } from '#app/server/in-words.ts'
import type { Refusal, Visit } from '#app/server/visit.server.ts'
import { isMessageKey, translate } from '#app/web/translate.server.ts'

/** Title and explanation of a status in the language of the visit. */
export function statusWords({ context }: Visit, { status, headers, text, parameters }: Refusal) {
  const { locale, requestId } = context
  const known = isMessageKey(`errors_${status}_title`) ? status : status >= 500 ? 500 : 400
  const when = inWords(Number(headers?.['Retry-After'] ?? 60), locale)
  const all = { when, id: requestId, address: env.PUBLIC_URL, limit: '', ...parameters }
  return {
    title: translate(`errors_${known}_title`, all, { locale }),
    text: translate(text ?? `errors_${known}_text`, all, { locale }),
  }
}
