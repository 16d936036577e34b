import type { PickPage } from '#app/features/winners/pick/pick-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { showNumber } from '#app/ui/figures/show-number.ts'
import { Check } from '#app/ui/forms/check.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { Link } from '#app/ui/link.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'

export interface PickRefused {
  errors: Record<string, string[]>
  formErrors: string[]
  values: Record<string, string | string[]>
}

/** The count's order with a tick for each idea that goes to the product team, and the words that go with the choice. */
export function PickForm({ page, refused }: { page: PickPage; refused?: PickRefused }) {
  const labels = Object.fromEntries(page.ideas.map((idea) => [`reasons.i${idea.id}`, idea.title]))
  const title = m.winners_pick_title({ title: page.title })
  return (
    <Form method="post" className="stack-lg narrow">
      <PageHeader
        back={{ to: `/c/${page.slug}/desk`, label: m.winners_to_desk() }}
        title={title}
        lead={m.winners_pick_lead()}
      />
      {page.waitsForJury && <Note tone="sun">{m.winners_refused_jury_not_over()}</Note>}
      <FormErrors
        errors={refused?.errors}
        formErrors={refused?.formErrors}
        labels={{ ...labels, conclusion: m.winners_conclusion() }}
      />
      <ol className="stack">
        {page.ideas.map((idea) => (
          <PickRow key={idea.id} idea={idea} refused={refused} />
        ))}
      </ol>
      <TextArea
        name="conclusion"
        label={m.winners_conclusion()}
        hint={m.winners_conclusion_hint()}
        errors={refused?.errors.conclusion}
        defaultValue={String(refused?.values.conclusion ?? '')}
        maxLength={10_000}
      />
      <div className="row">
        <Button name="step" value="announce" look="main">
          {m.winners_announce()}
        </Button>
        <Button name="step" value="keep">
          {m.winners_save_choice()}
        </Button>
      </div>
    </Form>
  )
}

function PickRow({ idea, refused }: { idea: PickPage['ideas'][number]; refused?: PickRefused }) {
  const name = `reasons.i${idea.id}`
  const ticked = refused ? [refused.values.ideas ?? []].flat().includes(idea.id) : idea.chosen
  const errors = refused?.errors[name]
  const reason = String(refused?.values[name] ?? idea.reason)
  return (
    <li className="card stack-sm">
      <div className="row">
        <b className="num">{idea.place}.</b>
        <Link to={idea.path}>{idea.title}</Link>
        <span className="num muted">{showNumber(idea.supporters)}</span>
        {idea.elected && <Chip tone="sun">{m.winners_elected()}</Chip>}
      </div>
      <Check
        id={`take-${idea.id}`}
        name="ideas"
        value={idea.id}
        defaultChecked={ticked}
        label={
          <>
            {m.winners_pick_take()}
            <span className="visually-hidden">: {idea.title}</span>
          </>
        }
      />
      <details open={Boolean(errors) || reason !== ''}>
        <summary>{m.winners_pick_reason()}</summary>
        <Field
          id={name}
          name={name}
          label={
            <>
              {m.winners_pick_reason()}
              <span className="visually-hidden">: {idea.title}</span>
            </>
          }
          errors={errors}
          defaultValue={reason}
          maxLength={1_000}
        />
      </details>
    </li>
  )
}
