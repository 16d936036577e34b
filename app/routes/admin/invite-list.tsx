import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { InviteListForm } from '#app/features/admin/invitation-forms.server.ts'
import { InviteListFields } from '#app/features/admin/invite-list-fields.tsx'
import { ListPreview } from '#app/features/admin/list-preview.tsx'
import { requireSite } from '#app/features/people/guards.server.ts'
import { inviteList } from '#app/features/people/invitations/invite-list.server.ts'
import { lookOverList } from '#app/features/people/invitations/look-over-list.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { translate } from '#app/web/translate.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.invite_list_title())

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSite(request, 'site.administer')
  return null
}

/** First the list is looked over and comes back with its mistakes; then its right lines are invited. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  const form = await readForm(request, InviteListForm)
  if (!form.ok) return data({ ...form, preview: undefined }, { status: 400 })

  const { step, ...wanted } = form.value
  const values = { ...form.values, list: wanted.list }
  const refuse = (reason: string) => ({ ...refuseForm(values, { list: [translate(reason)] }), preview: undefined })
  if (step === 'preview') {
    const looked = await lookOverList(wanted.list, wanted.by === 'mail')
    if (!looked.ok) return data(refuse(looked.reason), { status: 400 })
    const lines = looked.lines.map(({ wrong, ...line }) => ({ ...line, wrong: wrong && translate(wrong) }))
    return data({ ...refuseForm(values, {}), preview: { lines, good: looked.good } })
  }
  const invited = await inviteList(viewer, wanted)
  if (!invited.ok) return data(refuse(invited.reason), { status: invited.reason === 'invite_list_enough' ? 429 : 400 })
  const page = `/admin/people/invitations?list=${invited.batchId}`
  return redirectWithNote(page, m.invite_list_done({ n: invited.sent }))
}

export default function InviteList() {
  const answer = useActionData<typeof action>()
  return (
    <AdminFrame title={m.invite_list_title()} lead={m.invite_list_lead()}>
      {answer?.preview && <ListPreview {...answer.preview} />}
      <InviteListFields answer={answer} good={answer?.preview?.good ?? 0} />
    </AdminFrame>
  )
}
