import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AnswerList } from '#app/features/answers/answer-list.tsx'
import { answersPage } from '#app/features/answers/answer-page.server.ts'
import { ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.answers_all())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  return answersPage(viewer, ideaIdOf(params.idea ?? ''))
}

export default function IdeaAnswers() {
  const page = useLoaderData<typeof loader>()
  return (
    <div className="stack-lg narrow">
      <PageHeader back={{ to: page.idea.path, label: page.idea.title }} title={m.answers_all()} />
      <AnswerList page={page} />
    </div>
  )
}
