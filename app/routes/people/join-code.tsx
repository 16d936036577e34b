import { type ActionFunctionArgs, data, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { PaperCodeForm } from '#app/features/people/forms.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectTo } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction = (page) => pageMeta(page, m.invite_code_title())

/** For those who hold a printed invitation and cannot photograph it. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request, PaperCodeForm)
  if (!form.ok) return data(form, { status: 400 })
  return redirectTo(`/join/${form.value.code}`)
}

export default function JoinCode() {
  const refused = useActionData<typeof action>()
  return (
    <Form method="post" className="stack-lg narrow">
      <PageHeader title={m.invite_code_title()} lead={m.invite_code_lead()} />
      <FormErrors {...refused} labels={{ code: m.invite_code() }} />
      <Field
        name="code"
        label={m.invite_code()}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={30}
        required
        defaultValue={refused?.values.code?.toString()}
        errors={refused?.errors.code}
      />
      <SubmitButton look="main">{m.invite_code_go()}</SubmitButton>
    </Form>
  )
}
