import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { editPage } from '#app/features/ideas/edit-page.server.ts'
import { ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { EditForm as Fields } from '#app/features/ideas/forms.server.ts'
import { EditForm } from '#app/features/ideas/page/edit-form.tsx'
import { editFromForm } from '#app/features/ideas/page/edit-from-form.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.ideas_edit_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  return editPage(await viewerOf(request), ideaIdOf(params.idea ?? ''))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const form = await readForm(request, Fields)
  if (!form.ok) return data({ refusal: form, changed: false }, { status: 400 })

  const edited = await editFromForm(viewer, ideaIdOf(params.idea ?? ''), form)
  if (edited.ok) throw redirectWithNote(edited.path, edited.note)
  return data({ refusal: edited.refusal, changed: edited.changed }, { status: edited.status })
}

export default function EditIdea() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: page.idea.path, label: page.values.title }}
        title={m.ideas_edit_title()}
        lead={m.ideas_edit_note()}
      />
      <EditForm page={page} refused={answer?.refusal} changed={answer?.changed ?? false} />
    </div>
  )
}
