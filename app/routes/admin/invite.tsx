import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { InviteForm } from '#app/features/admin/forms.server.ts'
import { affiliationOptions, roleOptions } from '#app/features/admin/person-words.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { invitePerson } from '#app/features/people/invite-person.server.ts'
import { siteUrl } from '#app/mail/compose-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { translate } from '#app/web/translate.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.admin_invite())

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSite(request, 'site.administer')
  return null
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  const form = await readForm(request, InviteForm)
  if (!form.ok) return data(form, { status: 400 })

  const invited = await invitePerson(viewer, form.value)
  if (!invited.ok) return data(refuseForm(form.values, { '': [translate(invited.reason)] }), { status: 429 })
  return redirectWithNote('/admin/people', m.admin_invited({ link: siteUrl(invited.path) }))
}

export default function AdminInvite() {
  const refused = useActionData<typeof action>()
  const before = (name: string, usual: string) => refused?.values[name]?.toString() ?? usual
  const labels = { email: m.admin_address(), affiliation: m.admin_affiliation(), role: m.admin_role() }
  return (
    <AdminFrame title={m.admin_invite()} lead={m.admin_invite_lead()}>
      <Form method="post" className="stack narrow">
        <FormErrors {...refused} labels={labels} />
        <Field
          name="email"
          type="email"
          label={labels.email}
          defaultValue={before('email', '')}
          errors={refused?.errors.email}
          autoComplete="off"
          required
        />
        <Choice
          name="affiliation"
          label={labels.affiliation}
          options={affiliationOptions()}
          defaultValue={before('affiliation', 'employee')}
          errors={refused?.errors.affiliation}
          inline
        />
        <Choice
          name="role"
          label={labels.role}
          options={roleOptions()}
          defaultValue={before('role', 'member')}
          errors={refused?.errors.role}
        />
        <SubmitButton look="main">{m.admin_invite()}</SubmitButton>
      </Form>
    </AdminFrame>
  )
}
