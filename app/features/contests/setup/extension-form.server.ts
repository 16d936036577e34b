import { z } from 'zod'
import { type Extension, extendable, isExtendable } from '#app/features/contests/extend-contest.server.ts'
import { instantToLocal, localToInstant } from '#app/web/local-time.ts'
import { bodyField } from '#app/web/text-fields.server.ts'
import { optionalLocalTimeField } from '#app/web/time-fields.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

export const ExtensionForm = z.object({
  ideasUntil: optionalLocalTimeField(),
  votingUntil: optionalLocalTimeField(),
  juryUntil: optionalLocalTimeField(),
  answerBy: optionalLocalTimeField(),
  note: bodyField({ max: 2_000, required: true }),
})

/** Wall clock times of the form as instants of the contest's zone. */
export function extensionFrom({ note, ...dates }: z.output<typeof ExtensionForm>, timeZone: string): Extension {
  const at = (local: string | undefined) => (local ? localToInstant(local, timeZone) : undefined)
  const instants = Object.fromEntries(extendable.map((name) => [name, at(dates[name])]))
  return { ...instants, note }
}

/** The dates of a contest that can still be moved, as the form shows them. */
export function extensionValues(contest: ContestRow, now: Date = new Date()): Record<string, string> {
  const dated = extendable.filter((name) => isExtendable(contest, name, now))
  return Object.fromEntries(dated.map((name) => [name, instantToLocal(contest[name] as Date, contest.timeZone)]))
}
