import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { stateReason } from '#app/features/ideas/state-reason.ts'
import { askAgain, takenDown } from '#app/features/moderation/ask-again.server.ts'
import { thingOf } from '#app/features/moderation/decide-from-form.server.ts'
import { AppealForm } from '#app/features/moderation/forms.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { Markdown } from '#app/ui/markdown.tsx'
import { ConfirmPage } from '#app/ui/page/confirm-page.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.moderation_ask_again())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  return takenDown(viewer, thingOf(params))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  await takenDown(viewer, thingOf(params))
  const form = await readForm(request, AppealForm)
  if (!form.ok) return data(form, { status: 400 })

  const { path, fresh } = await askAgain(viewer, thingOf(params), form.value.words)
  throw redirectWithNote(path, fresh ? m.moderation_asked() : m.moderation_asked_before())
}

export default function Appeal() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const words = (
    <TextArea
      name="words"
      label={m.moderation_ask_why()}
      rows={4}
      required
      defaultValue={String(refused?.values.words ?? '')}
      errors={refused?.errors.words}
    />
  )
  return (
    <ConfirmPage title={m.moderation_ask_again()} confirm={m.moderation_ask_send()} cancelTo={page.path} fields={words}>
      <blockquote className="card card--flat stack-sm">
        {page.title && <p>{page.title}</p>}
        {page.html && <Markdown html={page.html} />}
      </blockquote>
      <p>{m.ideas_reason({ reason: stateReason(page.stateReason) })}</p>
      {page.stateWords && <p>{page.stateWords}</p>}
    </ConfirmPage>
  )
}
