import { languages } from '#app/features/people/languages.ts'
import type { SiteSettings } from '#app/features/settings/site-settings.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type GreetingFormProps = { greeting: SiteSettings['greeting']; refused: FormRefusal | undefined }

/** What the home page says in the organisation's own words, in each language. */
export function GreetingForm({ greeting, refused }: GreetingFormProps) {
  const labels = Object.fromEntries(languages.map(({ value, label }) => [value, label]))
  return (
    <section className="stack narrow">
      <h2>{m.upkeep_greeting()}</h2>
      <p className="muted">{m.upkeep_greeting_lead()}</p>
      <Form method="post" className="stack">
        <FormErrors {...refused} labels={labels} />
        {languages.map(({ value, label }) => (
          <TextArea
            key={value}
            name={value}
            label={label}
            lang={value}
            rows={3}
            maxLength={300}
            defaultValue={refused?.values[value]?.toString() ?? greeting[value as keyof typeof greeting]}
            errors={refused?.errors[value]}
          />
        ))}
        <div className="row">
          <Button name="step" value="greeting" look="main">
            {m.upkeep_greeting_save()}
          </Button>
        </div>
      </Form>
    </section>
  )
}
