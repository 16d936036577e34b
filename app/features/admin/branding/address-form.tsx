import { addressChoices } from '#app/features/admin/branding/address-choices.ts'
import type { SiteSettings } from '#app/features/settings/site-settings.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type AddressFormProps = { address: SiteSettings['address']; refused: FormRefusal | undefined }

/** The greeting on the same page has fields called as the languages are. */
const fields = [
  { name: 'spanish', language: 'es' },
  { name: 'russian', language: 'ru' },
] as const

/** How the site addresses people, in each language that knows more than one way. */
export function AddressForm({ address, refused }: AddressFormProps) {
  const labels = { spanish: m.upkeep_address_es(), russian: m.upkeep_address_ru() }
  return (
    <section className="stack narrow">
      <h2>{m.upkeep_address()}</h2>
      <p className="muted">{m.upkeep_address_lead()}</p>
      <Form method="post" className="stack">
        <FormErrors {...refused} labels={labels} />
        {fields.map(({ name, language }) => (
          <Choice
            key={name}
            name={name}
            label={labels[name]}
            options={addressChoices[language].map(({ value, label, example }) => ({
              value,
              label: <span lang={language}>{label}</span>,
              hint: <span lang={language}>{example}</span>,
            }))}
            defaultValue={refused?.values[name]?.toString() ?? address[language]}
            errors={refused?.errors[name]}
          />
        ))}
        <div className="row">
          <Button name="step" value="address" look="main">
            {m.upkeep_address_save()}
          </Button>
        </div>
      </Form>
    </section>
  )
}
