import { keepBackups } from '#app/features/admin/backups/keep-backups.server.ts'
import { checkDatabase } from '#app/features/admin/check-database.server.ts'
import { applyRetention } from '#app/features/admin/retention/apply-retention.server.ts'
import { tidyUp } from '#app/features/admin/tidy-up.server.ts'
import { answersAreLate, escalateLate } from '#app/features/answers/escalate-late.server.ts'
import { announcePhases } from '#app/features/contests/announce-phases.server.ts'
import { countPromises } from '#app/features/contests/page/promises.server.ts'
import { sweepFiles } from '#app/features/files/sweep-files.server.ts'
import { remindersAreDue, remindJurors } from '#app/features/jury/remind-jurors.server.ts'
import { bundleNews, newsIsDue } from '#app/features/notifications/bundle-news.server.ts'
import { hearEvents, somethingHappened } from '#app/features/notifications/hear-events.server.ts'
import { pushesAreDue, sendDuePushes } from '#app/features/notifications/push/send-due-pushes.server.ts'
import { mailsAreDue, sendDueMails } from '#app/features/notifications/send-due-mails.server.ts'
import { casesAreLate, escalateCases } from '#app/features/recovery/escalate-cases.server.ts'
import { lettersAreLate, tellLateLetters } from '#app/features/unions/letters/tell-late-letters.server.ts'
import { watchContests } from '#app/features/votes/fairness/find-suspects.server.ts'
import { recountVotes } from '#app/features/votes/recount-votes.server.ts'
import { renewFairPriors } from '#app/features/votes/renew-fair-priors.server.ts'
import { signHeads } from '#app/features/votes/sign-heads.server.ts'
import { tellWitnesses, witnessesAreOwed } from '#app/features/votes/tell-witnesses.server.ts'
import { compareRules, countsAreMissing, makeCounts } from '#app/features/winners/counting/make-counts.server.ts'

export interface Job {
  name: string
  /** Seconds between the beginnings of two runs. */
  every: number
  /** Asked first where a run would mostly find nothing to do; may only read. */
  isDue?: (now: Date) => Promise<boolean>
  run: (now: Date) => Promise<unknown>
}

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** What runs when. Every job may run twice, or late, without harm. */
export const schedule: Job[] = [
  { name: 'hear-events', every: 2, isDue: somethingHappened, run: hearEvents },
  { name: 'bundle-news', every: minute, isDue: newsIsDue, run: bundleNews },
  { name: 'send-mails', every: 2, isDue: mailsAreDue, run: sendDueMails },
  { name: 'send-pushes', every: 2, isDue: pushesAreDue, run: sendDuePushes },
  { name: 'announce-phases', every: minute, run: announcePhases },
  { name: 'make-counts', every: 10, isDue: countsAreMissing, run: makeCounts },
  { name: 'compare-rules', every: hour, run: compareRules },
  { name: 'sign-heads', every: 5 * minute, run: signHeads },
  { name: 'tell-witnesses', every: minute, isDue: witnessesAreOwed, run: tellWitnesses },
  { name: 'renew-fair-priors', every: hour, run: renewFairPriors },
  { name: 'count-promises', every: hour, run: countPromises },
  { name: 'escalate-late', every: hour, isDue: answersAreLate, run: escalateLate },
  { name: 'escalate-cases', every: hour, isDue: casesAreLate, run: escalateCases },
  { name: 'tell-late-letters', every: hour, isDue: lettersAreLate, run: tellLateLetters },
  { name: 'recount-votes', every: day, run: recountVotes },
  { name: 'watch-contests', every: day, run: watchContests },
  { name: 'remind-jurors', every: hour, isDue: remindersAreDue, run: remindJurors },
  { name: 'sweep-files', every: hour, run: sweepFiles },
  { name: 'tidy-up', every: hour, run: tidyUp },
  { name: 'apply-retention', every: day, run: applyRetention },
  { name: 'keep-backups', every: day, run: keepBackups },
  { name: 'check-database', every: day, run: checkDatabase },
]
