import { fieldProps, type Shown } from '#app/features/contests/setup/field-props.ts'
import { RuleChoice } from '#app/features/contests/setup/rule-choice.tsx'
import type { FinalPage } from '#app/features/winners/final/final-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { showNumber } from '#app/ui/figures/show-number.ts'
import { Check } from '#app/ui/forms/check.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { FieldError } from '#app/ui/forms/field-frame.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { Link } from '#app/ui/link.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'

interface FinalFormProps {
  page: FinalPage
  refused?: { errors: Record<string, string[]>; formErrors: string[]; values: FinalPage['values'] }
}

/** Who goes to the final and how it is decided; everything else is on the pages that follow. */
export function FinalForm({ page, refused }: FinalFormProps) {
  const shown: Shown = { values: refused?.values ?? page.values, errors: refused?.errors ?? {} }
  const money = { label: m.ballots_field_budget(), hint: m.ballots_field_budget_hint() }
  const number = { type: 'number', min: 1, max: 1000, inputMode: 'numeric' as const }
  return (
    <Form method="post" className="stack-lg narrow">
      <PageHeader
        back={{ to: `/c/${page.slug}/desk`, label: m.winners_to_desk() }}
        title={m.winners_final_title({ title: page.title })}
        lead={m.winners_final_lead()}
      />
      {page.isDraft && <Note tone="sun">{m.winners_final_again()}</Note>}
      <FormErrors errors={refused?.errors} formErrors={refused?.formErrors} labels={labels()} />
      <Finalists page={page} shown={shown} chosen={refused && [refused.values.ideas ?? []].flat()} />
      <Field {...fieldProps(shown, 'title')} label={m.contests_field_title()} maxLength={120} required />
      <Field
        {...fieldProps(shown, 'closes')}
        type="datetime-local"
        label={m.contests_field_closes()}
        hint={m.contests_field_closes_hint({ zone: page.timeZone })}
        required
      />
      <Field {...fieldProps(shown, 'places')} {...number} label={m.contests_field_places()} required />
      <RuleChoice {...shown} choose={page.choose} heading="h2" />
      <Field
        {...fieldProps(shown, 'limit')}
        {...number}
        label={m.winners_final_limit()}
        hint={m.winners_final_limit_hint()}
      />
      <Field {...fieldProps(shown, 'budget')} {...number} max={undefined} {...money} />
      <Field {...fieldProps(shown, 'budgetUnit')} label={m.ballots_field_unit()} hint={m.ballots_field_unit_hint()} />
      <p className="muted">{m.winners_final_after()}</p>
      <div className="row">
        <Button look="main">{m.winners_final_make()}</Button>
        <Link className="tall" to={`/c/${page.slug}/desk`}>
          {m.winners_to_desk()}
        </Link>
      </div>
    </Form>
  )
}

const labels = () => ({
  ideas: m.winners_finalists(),
  title: m.contests_field_title(),
  closes: m.contests_field_closes(),
  places: m.contests_field_places(),
  rule: m.contests_field_rule(),
  limit: m.winners_final_limit(),
  budget: m.ballots_field_budget(),
  budgetUnit: m.ballots_field_unit(),
})

function Finalists({ page, shown, chosen }: { page: FinalPage; shown: Shown; chosen?: string[] }) {
  return (
    <fieldset id="ideas" className="field stack-sm">
      <legend className="field__label">{m.winners_finalists()}</legend>
      <p className="field__hint">{m.winners_finalists_hint()}</p>
      <FieldError id="ideas" errors={shown.errors.ideas} />
      {page.ideas.map((idea) => (
        <div key={idea.id} className="row">
          <Check
            id={`finalist-${idea.id}`}
            name="ideas"
            value={idea.id}
            defaultChecked={chosen ? chosen.includes(idea.id) : idea.picked}
            label={
              <>
                {idea.place !== null && <b className="num">{idea.place}. </b>}
                {idea.title} <span className="num muted">{showNumber(idea.supporters)}</span>
              </>
            }
          />
          {idea.won && <Chip tone="sun">{m.winners_elected()}</Chip>}
          {idea.shortlisted && <Chip tone="info">{m.winners_shortlisted()}</Chip>}
        </div>
      ))}
    </fieldset>
  )
}
