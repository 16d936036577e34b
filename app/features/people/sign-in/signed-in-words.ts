import { m } from '#app/paraglide/messages.js'
import type { PersonRow } from '#drizzle/queries/people.ts'

/** What the next page says first: in the language that it has from now on, which is the person's own. */
export const signedInWords = ({ email, language }: Pick<PersonRow, 'email' | 'language'>) =>
  m.people_signed_in({ email: email ?? '' }, { locale: language ?? undefined })
