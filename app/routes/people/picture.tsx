import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ownPortrait, setPortrait } from '#app/features/attachments/set-portrait.server.ts'
import { refusalWords } from '#app/features/files/refusal-words.server.ts'
import { PictureForm, readUpload } from '#app/features/files/upload-form.server.ts'
import { requireAccount } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.files_portrait())

export async function loader({ request }: LoaderFunctionArgs) {
  return { portrait: await ownPortrait(await requireAccount(request)) }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireAccount(request)
  const form = await readUpload(request, PictureForm)
  if (!form.ok) return data(form, { status: 400 })

  const set = await setPortrait(viewer, form.value.file)
  if (set.ok) return redirectWithNote('/me/picture', m.files_added())
  return data(refuseForm(form.values, { file: [refusalWords(set.reason)] }), { status: 400 })
}

export default function Picture() {
  const { portrait } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: '/me/profile', label: m.people_profile_title() }}
        title={m.files_portrait()}
        lead={m.files_portrait_lead()}
      />
      {portrait && (
        <Form method="post" action="/me/picture/remove" className="row">
          <img
            className="portrait portrait--large"
            src={portrait}
            alt={m.files_portrait_yours()}
            width={256}
            height={256}
          />
          <Button look="danger">{m.files_remove()}</Button>
        </Form>
      )}
      <Form method="post" encType="multipart/form-data" className="stack">
        <FormErrors {...refused} labels={{ file: m.files_portrait_file() }} />
        <Field
          name="file"
          type="file"
          accept="image/png,image/jpeg,image/webp"
          label={m.files_portrait_file()}
          hint={m.files_portrait_hint()}
          errors={refused?.errors.file}
          required
        />
        <div className="row">
          <Button look="main">{m.people_save()}</Button>
        </div>
      </Form>
    </div>
  )
}
