import type { LoaderFunctionArgs } from '@remix-run/node'
import { contestCalendar } from '#app/features/contests/dates/contest-calendar.server.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string)
  return new Response(contestCalendar(contest), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${contest.slug}.ics"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
