import { affiliationOptions } from '#app/features/admin/person-words.ts'
import { m } from '#app/paraglide/messages.js'
import { Check } from '#app/ui/forms/check.tsx'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'

interface Shown {
  name: string
  issuer: string
  clientId: string
  affiliation: string
  domains: string
  trustsAddresses: boolean
  opensAccounts: boolean
  groupClaim: string
  roles: string
  contests: string
  enabled: boolean
  hasSecret: boolean
}

interface Refused {
  errors: Record<string, string[]>
  formErrors: string[]
  values: Record<string, string | string[]>
}

const fresh: Shown = {
  ...{ name: '', issuer: '', clientId: '', affiliation: 'employee', domains: '', trustsAddresses: false },
  ...{ opensAccounts: true, groupClaim: '', roles: '', contests: '', enabled: false, hasSecret: false },
}

type Text = 'name' | 'issuer' | 'clientId' | 'affiliation' | 'domains' | 'groupClaim' | 'roles' | 'contests'

/** Everything a host says about a provider; safe unless changed. */
export function ProviderFieldset({ provider = fresh, refused }: { provider?: Shown; refused: Refused | undefined }) {
  const labels = providerLabels()
  const text = (name: Text) => ({
    name,
    label: labels[name],
    defaultValue: refused?.values[name]?.toString() ?? provider[name],
    errors: refused?.errors[name],
  })
  const tick = (name: 'trustsAddresses' | 'opensAccounts' | 'enabled') => ({
    name,
    label: labels[name],
    defaultChecked: refused ? Boolean(refused.values[name]) : provider[name],
    errors: refused?.errors[name],
  })
  const typed = { spellCheck: false, autoCapitalize: 'none', autoComplete: 'off' }
  return (
    <Form method="post" className="stack narrow">
      <FormErrors {...refused} labels={labels} />
      <Field {...text('name')} hint={m.sign_on_name_hint()} maxLength={60} required />
      <Field {...text('issuer')} hint={m.sign_on_issuer_hint()} inputMode="url" {...typed} required />
      <Field {...text('clientId')} {...typed} required />
      <Field
        name="clientPassword"
        type="password"
        label={labels.clientPassword}
        hint={provider.hasSecret ? m.sign_on_secret_kept() : m.sign_on_secret_hint()}
        errors={refused?.errors.clientPassword}
        autoComplete="new-password"
      />
      <Choice {...text('affiliation')} options={affiliationOptions()} hint={m.sign_on_affiliation_hint()} inline />
      <TextArea {...text('domains')} hint={m.sign_on_domains_hint()} rows={3} {...typed} />
      <Check {...tick('trustsAddresses')} hint={m.sign_on_trusts_hint()} />
      <Check {...tick('opensAccounts')} hint={m.sign_on_opens_hint()} />
      <Field {...text('groupClaim')} hint={m.sign_on_claim_hint()} maxLength={200} {...typed} />
      <TextArea {...text('roles')} hint={m.sign_on_roles_hint()} rows={3} {...typed} />
      <TextArea {...text('contests')} hint={m.sign_on_contests_hint()} rows={3} {...typed} />
      <Check {...tick('enabled')} hint={m.sign_on_enabled_hint()} />
      <SubmitButton look="main">{m.admin_save()}</SubmitButton>
    </Form>
  )
}

const providerLabels = () => ({
  name: m.sign_on_name(),
  issuer: m.sign_on_issuer(),
  clientId: m.sign_on_client(),
  clientPassword: m.sign_on_secret(),
  affiliation: m.sign_on_affiliation(),
  domains: m.sign_on_domains(),
  trustsAddresses: m.sign_on_trusts(),
  opensAccounts: m.sign_on_opens(),
  groupClaim: m.sign_on_claim(),
  roles: m.sign_on_roles(),
  contests: m.sign_on_contests(),
  enabled: m.sign_on_enabled(),
})
