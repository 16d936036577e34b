import { findContest } from '#app/features/contests/find-contest.server.ts'
import { claimTokenOf } from '#app/features/ideas/bring/claim-token.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { ideasOpen } from '#app/features/ideas/ideas-open.ts'
import { drawQr } from '#app/features/people/invitations/draw-qr.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteUrl } from '#app/mail/compose-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'
import { broughtInto } from '#drizzle/queries/bringing.ts'

export type BringPage = Awaited<ReturnType<typeof bringPage>>
export type BroughtShown = BringPage['brought'][number]

const most = 100

/** The page for bringing what was said elsewhere, with what was brought so far and what its authors answered. */
export async function bringPage(viewer: Viewer, slug: string, now = new Date()) {
  const contest = await findContest(viewer, slug, 'contest.bring')
  const rows = await broughtInto(contest.id, most)
  return {
    contest: { slug: contest.slug, title: contest.title },
    today: now.toISOString().slice(0, 10),
    open: ideasOpen(contest, now),
    brought: rows.map((row) => broughtShown(row, now)),
  }
}

function broughtShown({ brought, idea, author, by }: Awaited<ReturnType<typeof broughtInto>>[number], now: Date) {
  const token = claimTokenOf(brought, now)
  const link = token && siteUrl(`/brought/${token}`)
  const date = showDay(brought.saidAt, 'UTC', now)
  const name = brought.answer === 'declined' ? '' : author.name
  return {
    ...{ id: idea.id, title: idea.title, path: ideaPath(idea), source: brought.source },
    host: brought.source && new URL(brought.source).hostname,
    said: m.bring_said_by({ name: name || m.bring_somebody(), date, by: by || m.bring_team() }),
    stands: standing(brought, now),
    link: link ?? null,
    qr: link ? drawQr(link) : null,
    mailed: brought.mailedAt !== null,
    open: brought.answer === null && (idea.state === 'published' || idea.state === 'held'),
  }
}

function standing(brought: Awaited<ReturnType<typeof broughtInto>>[number]['brought'], now: Date) {
  const { answer, answeredAt, revokedAt, expiresAt, mailedAt } = brought
  const day = (date: Date | null) => (date ? showDay(date, 'UTC', now) : '')
  if (answer === 'accepted') return m.bring_stands_accepted({ date: day(answeredAt) })
  if (answer === 'declined') return m.bring_stands_declined({ date: day(answeredAt) })
  if (revokedAt) return m.bring_stands_taken_back({ date: day(revokedAt) })
  if (!expiresAt) return m.bring_stands_nobody()
  if (expiresAt <= now) return m.bring_stands_over({ date: day(expiresAt) })
  const about = { date: day(expiresAt) }
  return mailedAt ? m.bring_stands_mailed(about) : m.bring_stands_link(about)
}
