import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { shownHead } from '#app/features/votes/published-log.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { transaction } from '#drizzle/database.ts'
import { type ContestRow, changeContest } from '#drizzle/queries/contests.ts'
import { headsToWitness, type SignedHeadRow } from '#drizzle/queries/signed-heads.ts'

const hour = 60 * 60 * 1000
/** While people vote nobody gets a letter about a contest more often. */
const rest = 4 * hour
/** Contests that were closed long before there were witnesses are not told of. */
const remembered = 7 * 24 * hour

const owed = (now: Date) => headsToWitness(new Date(now.getTime() - rest), new Date(now.getTime() - remembered))

export const witnessesAreOwed = async (now: Date) =>
  (await siteSettings()).witnesses.length > 0 && (await owed(now)).length > 0

/**
 * Mails the newest signed heads to the site's witnesses, who keep them where nobody here can change them. Safe to repeat.
 * Answers how many letters there were.
 */
export async function tellWitnesses(now = new Date()): Promise<number> {
  return transaction(async () => {
    const { witnesses, organisation, language } = await siteSettings()
    const heads = witnesses.length > 0 ? await owed(now) : []
    for (const { contest, head } of heads) {
      const letter = letterAbout(contest, head, organisation, language)
      for (const to of witnesses) await queueMail({ to, kind: 'witness', ...letter }, now)
      await changeContest(contest.id, { witnessedSeq: head.seq, witnessedAt: now })
    }
    return heads.length * witnesses.length
  })
}

function letterAbout(contest: ContestRow, head: SignedHeadRow, organisation: string, locale: ContestRow['language']) {
  const say = { locale }
  const name = nameOf(contest, say)
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(head.at)
  const said = { contest: name, seq: head.seq, ballots: head.ballots, at: `${at} UTC` }
  const saved = { contest: contest.id, heads: [shownHead(head, contest.contractHash ?? '')] }
  const words = composeMail({
    locale,
    organisation,
    paragraphs: [
      contest.closedAt ? m.votes_witness_closed(said, say) : m.votes_witness_stands(said, say),
      m.votes_witness_keep({}, say),
      JSON.stringify(saved, null, 1),
    ],
    button: { label: m.votes_witness_check({}, say), path: `/c/${slugOf(contest)}/verify` },
    reason: m.votes_witness_reason({}, say),
  })
  const subject = contest.closedAt ? m.votes_witness_subject_closed(said, say) : m.votes_witness_subject(said, say)
  return { subject, ...words }
}

/** A witness learns nothing of a contest that strangers may not see but its number. */
const isPublic = ({ audience }: ContestRow) => audience === 'everyone'
const slugOf = (contest: ContestRow) => (isPublic(contest) ? contest.slug : contest.id)
const nameOf = (contest: ContestRow, say: { locale: ContestRow['language'] }) =>
  isPublic(contest) ? contest.title : m.votes_witness_unnamed({ id: contest.id }, say)
