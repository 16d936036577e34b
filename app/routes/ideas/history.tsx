import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { ChangeView } from '#app/features/ideas/history/change-view.tsx'
import { ideaHistory } from '#app/features/ideas/idea-history.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { showMoment } from '#app/ui/figures/show-time.ts'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.ideas_history_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  return ideaHistory(viewer, ideaIdOf(params.idea ?? ''))
}

export default function IdeaHistoryPage() {
  const { idea, contest, changes, beneathHidden } = useLoaderData<typeof loader>()
  const lead = changes.length === 0 ? m.ideas_history_none() : m.ideas_history_legend()
  return (
    <div className="stack-lg narrow">
      <PageHeader back={{ to: idea.path, label: idea.title }} title={m.ideas_history_title()} lead={lead} />
      {beneathHidden && <p className="small muted">{m.ideas_history_hidden()}</p>}
      <ol className="stack">
        {changes.map((change) => (
          <ChangeView
            key={change.version}
            change={change}
            timeZone={contest.timeZone}
            lang={idea.language || undefined}
          />
        ))}
        <li className="card">
          {m.ideas_history_first()}, {showMoment(idea.createdAt, contest.timeZone)}
        </li>
      </ol>
    </div>
  )
}
