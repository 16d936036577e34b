import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ManyAnswersForm } from '#app/features/answers/forms.server.ts'
import { answerManyFromForm } from '#app/features/answers/queue/answer-many-from-form.server.ts'
import { queuePage } from '#app/features/answers/queue/queue-page.server.ts'
import { QueueView } from '#app/features/answers/queue/queue-view.tsx'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { LetterQueue } from '#app/features/unions/letters/letter-queue.tsx'
import { lettersInQueue } from '#app/features/unions/letters/waiting-letters.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.answers_clock())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [viewer, name] = [await viewerOf(request), params.contest as string]
  return { ...(await queuePage(viewer, name)), letters: await lettersInQueue(viewer, name) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { slug } = await findContest(viewer, params.contest as string, 'contest.answer')
  const form = await readForm(request, ManyAnswersForm)
  if (!form.ok) return data(form, { status: 400 })

  const answered = await answerManyFromForm(viewer, slug, form)
  if (answered.ok) throw redirectWithNote(`/c/${slug}/desk/answers`, answered.note)
  return data(answered.refusal, { status: 409 })
}

export default function AnswerQueue() {
  const page = useLoaderData<typeof loader>()
  return (
    <QueueView page={page} refused={useActionData<typeof action>()}>
      {page.letters.length > 0 && (
        <section className="stack-sm">
          <h2>{m.unions_queue()}</h2>
          <LetterQueue letters={page.letters} />
        </section>
      )}
    </QueueView>
  )
}
