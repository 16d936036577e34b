import { type Outcome, outcomeWords } from '#app/features/settings/outcome-words.ts'
import { ownStatusTeller, type StatusShown } from '#app/features/settings/own-status-teller.server.ts'
import { getLanguage } from '#app/web/get-language.ts'
import type { Language } from '#app/web/languages.ts'

export type TellStatus = (answer: { outcome: Outcome; status: string }, locale?: Language) => StatusShown

/** Tells what an answer says will become of an idea: by the organisation's own status where it has one. */
export async function statusTeller(): Promise<TellStatus> {
  const own = await ownStatusTeller()
  return ({ outcome, status }, locale = getLanguage()) =>
    own(status, locale) ?? { words: outcomeWords[outcome]?.({}, { locale }) ?? '', tone: 'deep' }
}
