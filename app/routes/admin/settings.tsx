import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { SettingsForm } from '#app/features/admin/forms.server.ts'
import { saveSettings } from '#app/features/admin/save-settings.server.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { timeZones } from '#app/features/people/time-zones.server.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Check } from '#app/ui/forms/check.tsx'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.admin_settings())

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSite(request, 'site.administer')
  const { employeeDomains, witnesses, ...settings } = await siteSettings()
  const lists = { employeeDomains: employeeDomains.join('\n'), witnesses: witnesses.join('\n') }
  return { ...settings, ...lists, zones: timeZones() }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  const form = await readForm(request, SettingsForm)
  if (!form.ok) return data(form, { status: 400 })

  await saveSettings(viewer, form.value)
  return redirectWithNote('/admin/settings', m.admin_saved())
}

const languages = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Español' },
  { value: 'ru', label: 'Русский' },
]

export default function AdminSettings() {
  const settings = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const labels = {
    organisation: m.admin_organisation(),
    language: m.admin_language(),
    timeZone: m.admin_time_zone(),
    signUp: m.admin_sign_up(),
    employeeDomains: m.admin_domains(),
    contact: m.admin_contact(),
    witnesses: m.admin_witnesses(),
  }
  const of = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    defaultValue: refused?.values[name]?.toString() ?? settings[name],
    errors: refused?.errors[name],
  })
  const signUp = [
    { value: 'open', label: m.admin_sign_up_open() },
    { value: 'invited', label: m.admin_sign_up_invited() },
  ]
  return (
    <AdminFrame title={m.admin_settings()}>
      <Form method="post" className="stack narrow">
        <FormErrors {...refused} labels={labels} />
        <Field {...of('organisation')} maxLength={80} required />
        <Choice {...of('language')} options={languages} inline />
        <Select {...of('timeZone')} options={settings.zones} />
        <Choice {...of('signUp')} options={signUp} />
        <TextArea
          {...of('employeeDomains')}
          hint={m.admin_domains_hint()}
          rows={3}
          spellCheck={false}
          autoCapitalize="none"
        />
        <Field {...of('contact')} type="email" />
        <TextArea
          {...of('witnesses')}
          hint={m.admin_witnesses_hint()}
          rows={3}
          spellCheck={false}
          autoCapitalize="none"
        />
        <Check
          name="showMadeWith"
          label={m.admin_made_with()}
          defaultChecked={refused ? Boolean(refused.values.showMadeWith) : settings.showMadeWith}
        />
        <Check
          name="push"
          label={m.admin_push()}
          hint={m.admin_push_hint()}
          defaultChecked={refused ? Boolean(refused.values.push) : settings.push}
        />
        <SubmitButton look="main">{m.admin_save()}</SubmitButton>
      </Form>
    </AdminFrame>
  )
}
