import { ballotPath } from '#app/features/contests/ballots/ballot-path.ts'
import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import { contestCard } from '#app/features/contests/contest-card-shown.ts'
import { roundsOf } from '#app/features/contests/final/rounds-of.server.ts'
import { juryInWords } from '#app/features/contests/jury-in-words.ts'
import { followButtons } from '#app/features/contests/page/follow-buttons.server.ts'
import { contestRecord } from '#app/features/contests/page/promises.server.ts'
import { takesVotes } from '#app/features/contests/phase.ts'
import { rulesInWords } from '#app/features/contests/rules-in-words.ts'
import { stagesOf } from '#app/features/contests/stages.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { contestNotesOf } from '#drizzle/queries/contest-notes.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { juryOf } from '#drizzle/queries/juries.ts'
import { personById } from '#drizzle/queries/people.ts'
import { sharedRead } from '#drizzle/shared-read.ts'

export type ContestPageShown = Awaited<ReturnType<typeof contestPage>>

/** All a contest's page shows besides its ideas; `tag`: what their list is narrowed to. The caller has made sure that the viewer may see the contest. */
export async function contestPage(
  viewer: Viewer,
  contest: ContestRow,
  tag: string | null = null,
  now: Date = new Date(),
) {
  const host = await sharedRead(`person ${contest.hostId}`, () => personById(contest.hostId))
  const jury = contest.kind === 'contest' ? await sharedRead(`jury ${contest.id}`, () => juryOf(contest.id)) : undefined
  return {
    ...contestCard({ contest, host: host?.name ?? '' }, now),
    ...texts(contest),
    ...contractShown(contest),
    hostTitle: host?.title ?? '',
    audience: contest.audience,
    isPublic: contest.openedAt !== null || contest.importId !== null,
    begins: contest.ideasFrom && contest.ideasFrom > now ? contest.ideasFrom : null,
    closedAt: contest.closedAt,
    places: contest.places,
    rule: contest.rule,
    weighted: contest.weights !== null,
    takesVotes: takesVotes(contest, now),
    hasBallot: hasPapers(contest),
    ballotPath: ballotPath(contest),
    stages: stagesOf(contest, now),
    // In words already here: their many sentences need not travel as script.
    rules: [...rulesInWords(contest), ...(jury ? juryInWords(jury) : [])],
    record: await contestRecord(contest, now),
    takePart: contest.takePart,
    journal: await journalOf(contest),
    follows: await followButtons(viewer, contest, tag),
    rounds: await roundsOf(viewer, contest),
    mayPropose: mayPropose(viewer, contest),
    mayChoose: mayChoose(viewer, contest, now),
    manages: can(viewer, 'contest.manage', contest).allow,
    bring: mayBring(viewer, contest) ? m.bring_title() : '',
    known: viewer.kind === 'account',
    // Words on the page count minutes, and within one of them it looks the same to many.
    now: startOfMinute(now),
  }
}

const startOfMinute = (at: Date) => new Date(Math.floor(at.getTime() / 60_000) * 60_000)

function texts({ briefHtml, helpText, prizes, tags, conclusionHtml }: ContestRow) {
  return { briefHtml, helpText, prizes, tags, conclusionHtml }
}

/** The seed stays here until the count is published; its hash is for everybody. */
function contractShown({ contractHash, frozenAt, seedHash }: ContestRow) {
  return { contractHash, frozenAt, seedHash }
}

async function journalOf(contest: ContestRow) {
  const rows = await sharedRead(`notes ${contest.id}`, () => contestNotesOf(contest.id))
  return rows.map(({ note, author, authorTitle }) => {
    const { id, kind, html, createdAt } = note
    return { id, kind, html, createdAt, author, authorTitle }
  })
}

/** Two ideas can be compared while votes are taken, by those who may vote or might after signing in. */
function mayChoose(viewer: Viewer, contest: ContestRow, now: Date) {
  if (!takesVotes(contest, now) || contest.ideas < 2) return false
  const decision = can(viewer, 'contest.vote', contest)
  return decision.allow || decision.reason === 'sign-in-first'
}

/** While there is somewhere to bring it; afterwards the desk leads to what was brought. */
const mayBring = (viewer: Viewer, contest: ContestRow) =>
  contest.state === 'open' && contest.kind !== 'debate' && can(viewer, 'contest.bring', contest).allow

/** Those who may, and those whom signing in might let. */
function mayPropose(viewer: Viewer, contest: ContestRow) {
  const decision = can(viewer, 'contest.propose', contest)
  return decision.allow || decision.reason === 'sign-in-first'
}
