import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { PasteForm } from '#app/features/ideas/forms.server.ts'
import { PastePreview } from '#app/features/ideas/paste/paste-preview.tsx'
import { previewIdeas } from '#app/features/ideas/paste-ideas.server.ts'
import { proposePage } from '#app/features/ideas/propose/propose-page.server.ts'
import { requireProposer } from '#app/features/ideas/propose/require-proposer.server.ts'
import { workFieldsFor } from '#app/features/people/proof-of-work/stranger-fields.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.ideas_paste())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await requireProposer(viewer, params.contest ?? '', request)
  return proposePage(viewer, contest, { draft: false, title: '' })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest ?? '', 'contest.propose')
  const form = await readForm(request, PasteForm)
  if (!form.ok) return data({ refusal: form }, { status: 400 })

  const { list, opened } = form.value
  const looked = await previewIdeas(viewer, contest, list)
  const fields = await workFieldsFor(viewer, contest.id, new Date())
  if (looked.ok) return data({ list, opened: opened ?? '', lines: looked.lines, fields })
  return data(
    { refusal: refuseForm(form.values, { list: [m.ideas_paste_many({ max: looked.max })] }) },
    { status: 400 },
  )
}

export default function PasteIdeas() {
  const { contest, opened } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refused = answer && 'refusal' in answer ? answer.refusal : undefined
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: `/c/${contest.slug}`, label: contest.title }}
        title={m.ideas_paste()}
        lead={contest.question}
      />
      {answer && 'lines' in answer ? (
        <PastePreview slug={contest.slug} {...answer} />
      ) : (
        <Form method="post" className="stack">
          <FormErrors {...refused} labels={{ list: m.ideas_paste_label() }} />
          <input type="hidden" name="opened" value={opened} />
          <TextArea
            name="list"
            label={m.ideas_paste_label()}
            hint={m.ideas_paste_hint()}
            rows={12}
            required
            defaultValue={refused?.values.list?.toString()}
            errors={refused?.errors.list}
          />
          <SubmitButton look="main">{m.ideas_paste_preview()}</SubmitButton>
        </Form>
      )}
    </div>
  )
}
