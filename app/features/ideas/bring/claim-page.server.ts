import { claimStop, findClaim } from '#app/features/ideas/bring/find-claim.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'

export type ClaimPage = NonNullable<Awaited<ReturnType<typeof claimPage>>>

/** What somebody sees whose words were brought here; undefined when the link is over. Reading it changes nothing. */
export async function claimPage(viewer: Viewer, token: string, now = new Date()) {
  const found = await findClaim(token, now)
  if (!found) return undefined
  const { brought, idea, contest, author, by } = found
  const { organisation } = await siteSettings()
  const date = showDay(brought.saidAt, 'UTC', now)
  return {
    token,
    said: m.bring_said_by({ name: author.name || m.bring_somebody(), date, by: by || organisation }),
    source: brought.source,
    host: new URL(brought.source).hostname,
    title: idea.title,
    html: idea.bodyHtml,
    lead: m.bring_claim_lead({ organisation }),
    // Who may not see the contest learns no more of it than that there is one.
    contest: can(viewer, 'contest.see', contest).allow ? contest.title : '',
    until: m.bring_claim_until({ date: showDay(brought.expiresAt as Date, 'UTC', now) }),
    stop: claimStop(viewer, found),
  }
}
