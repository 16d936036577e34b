import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { thingOf } from '#app/features/moderation/decide-from-form.server.ts'
import { setTrustOfAuthor, TrustForm, trustPage } from '#app/features/moderation/set-trust.server.ts'
import { StandingView } from '#app/features/people/trust/standing-view.tsx'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.moderation_trust())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [viewer, thing] = [await viewerOf(request), thingOf(params)]
  const path = `/desk/moderation/${thing.subject}/${thing.id}`
  return { ...(await trustPage(viewer, thing)), path }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [viewer, thing] = [await viewerOf(request), thingOf(params)]
  await trustPage(viewer, thing)
  const form = await readForm(request, TrustForm)
  if (!form.ok) return data(form, { status: 400 })

  await setTrustOfAuthor(viewer, thing, form.value)
  return redirectWithNote(`/desk/moderation/${thing.subject}/${thing.id}/trust`, m.admin_saved())
}

export default function TrustOfAuthor() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const options = [
    { value: 'rules', label: m.moderation_trust_rules() },
    ...page.levels.map(({ level, name }) => ({ value: level, label: name })),
  ]
  return (
    <div className="stack-lg narrow">
      <PageHeader back={{ to: page.path, label: m.moderation_one() }} title={m.moderation_trust()} />
      <Form method="post" className="stack">
        <Select
          name="level"
          label={m.moderation_trust_level()}
          options={options}
          defaultValue={String(refused?.values.level ?? page.set?.level ?? 'rules')}
          errors={refused?.errors.level}
        />
        <Field
          name="reason"
          label={m.moderation_reason()}
          hint={m.moderation_words_hint()}
          defaultValue={String(refused?.values.reason ?? page.set?.reason ?? '')}
          errors={refused?.errors.reason}
        />
        <div className="row">
          <SubmitButton look="main">{m.admin_words_save()}</SubmitButton>
        </div>
      </Form>
      <StandingView page={page} />
    </div>
  )
}
