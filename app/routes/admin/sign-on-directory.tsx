import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { DirectoryForm } from '#app/features/admin/sign-on/directory-forms.server.ts'
import {
  directoryPage,
  makeDirectoryToken,
  revokeDirectoryToken,
} from '#app/features/admin/sign-on/directory-tokens.server.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/card.tsx'
import { showDay } from '#app/ui/figures/show-time.ts'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { Note } from '#app/ui/note.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.sign_on_directory_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  return directoryPage(await requireSite(request, 'site.administer'), params.provider as string)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  const provider = params.provider as string
  const form = await readForm(request, DirectoryForm)
  if (!form.ok) return data({ ...form, token: '' }, { status: 400 })

  if (form.value.act === 'make') {
    const token = await makeDirectoryToken(viewer, provider, form.value.name)
    return data({ ok: true as const, errors: undefined, token }, { status: 201 })
  }
  await revokeDirectoryToken(viewer, provider, form.value.token)
  return redirectWithNote(`/admin/sign-on/${provider}/directory`, m.sign_on_directory_revoked())
}

export default function SignOnDirectory() {
  const { name, address, users, tokens } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <AdminFrame title={m.sign_on_directory_title()} lead={m.sign_on_directory_lead({ name })}>
      <div className="stack-lg narrow">
        {answer?.token && <NewToken token={answer.token} />}
        <Field name="address" label={m.sign_on_directory_address()} defaultValue={address} readOnly />
        <p>{m.sign_on_directory_rules()}</p>
        <p className="muted">{m.sign_on_directory_users({ n: users })}</p>
        <ul className="stack">
          {tokens.map((token) => (
            <Card as="li" key={token.id}>
              <h2 className="as-h3">{token.name}</h2>
              <p className="meta">
                <span>{m.sign_on_directory_since({ day: showDay(token.createdAt) })}</span>
                <span>
                  {token.lastUsedAt
                    ? m.sign_on_directory_used({ day: showDay(token.lastUsedAt) })
                    : m.sign_on_directory_unused()}
                </span>
              </p>
              <Form method="post">
                <input type="hidden" name="token" value={token.id} />
                <SubmitButton name="act" value="revoke">
                  {m.sign_on_directory_revoke({ name: token.name })}
                </SubmitButton>
              </Form>
            </Card>
          ))}
        </ul>
        <Form method="post" className="stack">
          {answer?.errors && <FormErrors {...answer} labels={{ name: m.sign_on_directory_name() }} />}
          <input type="hidden" name="act" value="make" />
          <Field
            name="name"
            label={m.sign_on_directory_name()}
            hint={m.sign_on_directory_name_hint()}
            required
            maxLength={60}
            errors={answer?.errors?.name}
          />
          <div className="row">
            <SubmitButton look="main">{m.sign_on_directory_make()}</SubmitButton>
          </div>
        </Form>
      </div>
    </AdminFrame>
  )
}

function NewToken({ token }: { token: string }) {
  return (
    <Note tone="pro" role="status">
      <p>{m.sign_on_directory_once()}</p>
      <Field name="newToken" label={m.sign_on_directory_token()} defaultValue={token} readOnly autoComplete="off" />
    </Note>
  )
}
