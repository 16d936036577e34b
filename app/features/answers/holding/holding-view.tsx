import type { HoldingPage } from '#app/features/answers/holding/holding-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

/** Saying that an answer takes longer, why, and until when. */
export function HoldingView({ page, refused }: { page: HoldingPage; refused: FormRefusal | undefined }) {
  const { idea, open, waits, today, back } = page
  const labels = { until: m.answers_hold_until(), text: m.answers_hold_why() }
  const before = (name: string) => refused?.values[name]?.toString()
  return (
    <div className="stack-lg narrow">
      <PageHeader back={{ to: back, label: m.answers_hold_back() }} title={m.answers_hold_title()} lead={idea.title} />
      <p>{waits}</p>
      {!open && !refused ? (
        <p>{m.answers_hold_nobody()}</p>
      ) : (
        <Form method="post" className="stack">
          <FormErrors {...refused} labels={labels} />
          <Field
            name="until"
            type="date"
            min={today}
            label={labels.until}
            required
            defaultValue={before('until')}
            errors={refused?.errors.until}
          />
          <TextArea
            name="text"
            label={labels.text}
            hint={m.answers_hold_why_hint()}
            rows={4}
            required
            defaultValue={before('text')}
            errors={refused?.errors.text}
          />
          <p className="small muted">{m.answers_hold_stands()}</p>
          <div className="row">
            <SubmitButton look="main">{m.answers_hold_send()}</SubmitButton>
            <ButtonLink to={idea.path} look="quiet">
              {m.site_cancel()}
            </ButtonLink>
          </div>
        </Form>
      )}
    </div>
  )
}
