import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { changeAccount } from '#app/features/admin/change-account.server.ts'
import { findAccountToChange } from '#app/features/admin/find-account-to-change.server.ts'
import { PersonForm } from '#app/features/admin/forms.server.ts'
import { affiliationOptions, roleOptions } from '#app/features/admin/person-words.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Check } from '#app/ui/forms/check.tsx'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.admin_people())

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireSite(request, 'site.administer')
  return findAccountToChange(params.person as string)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  const form = await readForm(request, PersonForm)
  if (!form.ok) return data(form, { status: 400 })

  const changed = await changeAccount(viewer, params.person as string, form.value)
  if (!changed.ok) return data(refuseForm(form.values, { '': [m.admin_last_admin()] }), { status: 409 })
  return redirectWithNote('/admin/people', m.admin_saved())
}

export default function AdminPerson() {
  const person = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const labels = {
    name: m.admin_name(),
    title: m.admin_public_title(),
    affiliation: m.admin_affiliation(),
    role: m.admin_role(),
  }
  const field = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    defaultValue: refused?.values[name]?.toString() ?? person[name],
    errors: refused?.errors[name],
  })
  return (
    <AdminFrame title={m.admin_person_title({ name: person.name || person.email })} lead={person.email}>
      <Form method="post" className="stack narrow">
        <FormErrors {...refused} labels={labels} />
        <Field {...field('name')} maxLength={60} />
        <Field {...field('title')} maxLength={100} />
        <Choice {...field('affiliation')} options={affiliationOptions()} inline />
        <Choice {...field('role')} options={roleOptions()} />
        <Check
          name="suspended"
          label={m.admin_suspend()}
          defaultChecked={refused ? Boolean(refused.values.suspended) : person.suspended}
        />
        <SubmitButton look="main">{m.admin_save()}</SubmitButton>
      </Form>
      <p>
        <a className="tall" href={`/admin/people/${person.id}/erase`}>
          {m.admin_erase_link()}
        </a>
      </p>
    </AdminFrame>
  )
}
