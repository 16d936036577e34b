import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AnsweredIdeas } from '#app/features/contests/page/answered-ideas.tsx'
import { ContestCards } from '#app/features/contests/page/contest-cards.tsx'
import { homePage } from '#app/features/contests/page/home-page.server.ts'
import { NothingOpen } from '#app/features/contests/page/nothing-open.tsx'
import { sinceLastVisit } from '#app/features/contests/page/since-last-visit.server.ts'
import { SinceLastVisit } from '#app/features/contests/page/since-last-visit.tsx'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const meta: MetaFunction = (page) => pageMeta(page, '', m.contests_home_lead())

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const page = await homePage(viewer)
  const { since, headers } = await sinceLastVisit(request, viewer, page.open)
  return data({ ...page, since }, { headers })
}

const greetings = {
  morning: () => m.contests_morning(),
  afternoon: () => m.contests_afternoon(),
  evening: () => m.contests_evening(),
}

export default function Home() {
  const { greeting, lead, open, coming, deciding, box, drafts, answers, promises, since, mayCreate, now } =
    useLoaderData<typeof loader>()
  return (
    <div className="stack-lg">
      <PageHeader
        title={greetings[greeting]()}
        lead={lead ? <span lang={lead.lang}>{lead.text}</span> : m.contests_home_lead()}
        actions={
          mayCreate && (
            <ButtonLink to="/c/new" icon="plus">
              {m.contests_new_contest()}
            </ButtonLink>
          )
        }
      />
      {since && <SinceLastVisit {...since} />}
      {open.length === 0 && <NothingOpen box={box} />}
      <ContestCards id="open" label={m.contests_open_now()} contests={open} now={now} />
      <ContestCards label={m.contests_coming()} contests={coming} now={now} />
      <ContestCards label={m.contests_my_drafts()} contests={drafts} now={now} />
      <AnsweredIdeas answers={answers} promises={promises} />
      <ContestCards label={m.contests_deciding_now()} contests={deciding} now={now} />
      {box && open.length > 0 && (
        <p>
          {m.contests_box_never_closes()} <Link to={`/c/${box.slug}/new`}>{m.contests_leave_a_thought()}</Link>
        </p>
      )}
    </div>
  )
}
