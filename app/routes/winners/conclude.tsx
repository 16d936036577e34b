import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { contestPath } from '#app/features/contests/contest-card-shown.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { concludeContest } from '#app/features/winners/conclude-contest.server.ts'
import { ConclusionForm } from '#app/features/winners/forms.server.ts'
import { refusalStatus, refusalWords } from '#app/features/winners/refusal-words.ts'
import { m } from '#app/paraglide/messages.js'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.winners_conclusion())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const { slug, title, state } = await findContest(viewer, params.contest as string, 'contest.manage')
  if (state !== 'closed') throw redirectTo(`/c/${slug}/desk`)
  return { slug, title }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string, 'contest.manage')
  const form = await readForm(request, ConclusionForm)
  if (!form.ok) return data(form, { status: 400 })

  const concluded = await concludeContest(viewer, contest.id, form.value.conclusion)
  if (!concluded.ok) {
    const refused = refuseForm(form.values, { conclusion: [refusalWords(concluded.reason)] })
    return data(refused, { status: refusalStatus(concluded.reason) })
  }
  return redirectWithNote(contestPath(contest), m.winners_concluded_note())
}

export default function ConcludeContest() {
  const { slug, title } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const heading = m.winners_conclude_title({ title })
  return (
    <Form method="post" className="stack-lg narrow">
      <PageHeader back={{ to: `/c/${slug}/desk`, label: m.winners_to_desk() }} title={heading} />
      <FormErrors
        errors={refused?.errors}
        formErrors={refused?.formErrors}
        labels={{ conclusion: m.winners_conclusion() }}
      />
      <TextArea
        name="conclusion"
        label={m.winners_conclusion()}
        hint={m.winners_conclusion_hint()}
        errors={refused?.errors.conclusion}
        defaultValue={String(refused?.values.conclusion ?? '')}
        required
        maxLength={10_000}
      />
      <SubmitButton look="main">{m.winners_announce()}</SubmitButton>
    </Form>
  )
}
