import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { EndorseForm } from '#app/features/unions/forms.server.ts'
import { endorseIdea } from '#app/features/unions/idea/endorse-idea.server.ts'
import { endorsePage } from '#app/features/unions/idea/endorse-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.unions_endorse())

export async function loader({ request, params }: LoaderFunctionArgs) {
  return endorsePage(await viewerOf(request), ideaIdOf(params.idea ?? ''))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { idea } = await endorsePage(viewer, ideaIdOf(params.idea ?? ''))
  const form = await readForm(request, EndorseForm)
  if (!form.ok) return data(form, { status: 400 })

  const done = await endorseIdea(viewer, idea.id, form.value)
  if (!done.ok) throw redirectWithNote(idea.path, { text: m.unions_not_published(), tone: 'refused' })
  const { name } = done.union
  const note = form.value.on ? m.unions_endorse_done({ name }) : m.unions_endorse_undone({ name })
  throw redirectWithNote(idea.path, note)
}

export default function Endorse() {
  const { idea, unions } = useLoaderData<typeof loader>()
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: idea.path, label: idea.title }}
        title={m.unions_endorse()}
        lead={m.unions_endorse_lead()}
      />
      {unions.map(({ id, name, on }) => (
        <Card as="section" key={id}>
          <h2 className="as-h3">{m.unions_endorse_for({ name })}</h2>
          <Form method="post" className="row">
            <input type="hidden" name="union" value={id} />
            <input type="hidden" name="on" value={on ? 'no' : 'yes'} />
            <Button look={on ? 'quiet' : 'main'}>{on ? m.unions_endorse_no() : m.unions_endorse_yes()}</Button>
          </Form>
          <p>
            <Link className="tall" to={`/unions/${id}/letter?idea=${idea.id}`}>
              {m.unions_endorse_letter()}
            </Link>
          </p>
        </Card>
      ))}
    </div>
  )
}
