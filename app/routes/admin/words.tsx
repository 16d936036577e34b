import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { saveSettings } from '#app/features/admin/save-settings.server.ts'
import { WordsView } from '#app/features/admin/words-view.tsx'
import { linkChoices, TextRulesForm } from '#app/features/ideas/text-rules/forms.server.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.admin_words())

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSite(request, 'site.administer')
  const { heldWords, refusedWords, linksOfNew, proofOfWork } = await siteSettings()
  return {
    proofOfWork,
    linkChoices: [...linkChoices],
    values: {
      heldWords: heldWords.join('\n'),
      refusedWords: refusedWords.join('\n'),
      linksOfNew: String(linksOfNew),
    },
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  const form = await readForm(request, TextRulesForm)
  if (!form.ok) return data(form, { status: 400 })

  await saveSettings(viewer, form.value)
  return redirectWithNote('/admin/words', m.admin_saved())
}

export default function AdminWords() {
  const page = useLoaderData<typeof loader>()
  return (
    <AdminFrame title={m.admin_words()} lead={m.admin_words_lead()}>
      <WordsView {...page} refused={useActionData<typeof action>()} />
    </AdminFrame>
  )
}
