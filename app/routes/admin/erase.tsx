import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { erasePerson } from '#app/features/admin/erase-person.server.ts'
import { findAccountToChange } from '#app/features/admin/find-account-to-change.server.ts'
import { EraseForm } from '#app/features/admin/forms.server.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { Note } from '#app/ui/note.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.admin_erase())

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireSite(request, 'site.erase-person')
  return findAccountToChange(params.person as string)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.erase-person')
  const form = await readForm(request, EraseForm)
  if (!form.ok) return data(form, { status: 400 })
  const erased = await erasePerson(viewer, params.person as string, form.value.address)
  if (erased.ok) return redirectWithNote('/admin/people', m.admin_erased({ n: erased.ballots }))
  if (erased.reason === 'last-admin')
    return data(refuseForm(form.values, { '': [m.admin_last_admin()] }), { status: 409 })
  return data(refuseForm(form.values, { address: [m.admin_erase_other_address()] }), { status: 400 })
}

export default function ErasePerson() {
  const person = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <AdminFrame title={m.admin_erase_title({ name: person.name || person.email })} lead={person.email}>
      <Note tone="contra">{m.admin_erase_for_good()}</Note>
      <ul className="markdown narrow">
        <li>{m.admin_erase_goes()}</li>
        <li>{m.admin_erase_votes()}</li>
        <li>{m.admin_erase_texts()}</li>
        <li>{m.admin_erase_stays()}</li>
      </ul>
      <Form method="post" className="stack narrow">
        <FormErrors {...refused} labels={{ address: m.admin_erase_address() }} />
        <Field
          name="address"
          type="email"
          label={m.admin_erase_address()}
          hint={m.admin_erase_address_hint()}
          defaultValue={refused?.values.address?.toString()}
          errors={refused?.errors.address}
          autoComplete="off"
          required
        />
        <div className="links">
          <Button look="main">{m.admin_erase()}</Button>
          <a href={`/admin/people/${person.id}`}>{m.admin_erase_not()}</a>
        </div>
      </Form>
    </AdminFrame>
  )
}
