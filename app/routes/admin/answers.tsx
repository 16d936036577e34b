import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { saveSettings } from '#app/features/admin/save-settings.server.ts'
import { AnswerRulesForm } from '#app/features/answers/forms.server.ts'
import { answerRulesPage } from '#app/features/answers/reasons/answer-rules-page.server.ts'
import { AnswerRulesView } from '#app/features/answers/reasons/answer-rules-view.tsx'
import { addReason, retireReason } from '#app/features/answers/reasons/change-reasons.server.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.admin_answers())

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSite(request, 'site.administer')
  return answerRulesPage()
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  const form = await readForm(request, AnswerRulesForm)
  if (!form.ok) return data(form, { status: 400 })

  const { value, values } = form
  if (value.do === 'retire') await retireReason(viewer, value.key)
  else if (value.do === 'calendar') {
    await saveSettings(viewer, { workingDays: value.workingDays, daysOff: value.daysOff })
  } else {
    const { en, es, ru } = value
    const added = await addReason(viewer, { en, es, ru })
    if (!added.ok) return data(refuseForm(values, { '': [m.admin_reasons_enough()] }), { status: 409 })
  }
  return redirectWithNote('/admin/answers', m.admin_saved())
}

export default function AdminAnswers() {
  const page = useLoaderData<typeof loader>()
  return (
    <AdminFrame title={m.admin_answers()}>
      <AnswerRulesView page={page} refused={useActionData<typeof action>()} />
    </AdminFrame>
  )
}
