import type { UnionPage } from '#app/features/unions/union-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Check } from '#app/ui/forms/check.tsx'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type PlaceViewProps = { page: UnionPage; self: { id: string; name: string }; refused: FormRefusal | undefined }

/** Where a member says whether they are named, whether they stand, and whom they vote for. */
export function PlaceView({ page: { id, name, place, order }, self, refused }: PlaceViewProps) {
  const labels = { choice: m.unions_place_choice() }
  const ticked = (field: 'named' | 'stands') => (refused ? Boolean(refused.values[field]) : (place?.[field] ?? false))
  const candidates = order.some((one) => one.id === self.id) ? order : [...order, { ...self, votes: 0 }]
  return (
    <div className="stack-lg narrow">
      <PageHeader back={{ to: `/unions/${id}`, label: name }} title={m.unions_place()} lead={m.unions_how_elected()} />
      <Form method="post" className="stack">
        <FormErrors {...refused} labels={labels} />
        <Check name="named" label={m.unions_join_named()} defaultChecked={ticked('named')} />
        <Check
          name="stands"
          label={m.unions_place_stands()}
          defaultChecked={ticked('stands')}
          errors={refused?.errors.stands}
        />
        <Choice
          name="choice"
          label={labels.choice}
          defaultValue={refused?.values.choice?.toString() ?? place?.choice ?? ''}
          errors={refused?.errors.choice}
          options={[
            ...candidates.map((one) => ({ value: one.id, label: one.name, hint: m.unions_votes({ n: one.votes }) })),
            { value: '', label: m.unions_place_nobody() },
          ]}
        />
        <div className="row">
          <SubmitButton look="main">{m.unions_save()}</SubmitButton>
        </div>
      </Form>
    </div>
  )
}
