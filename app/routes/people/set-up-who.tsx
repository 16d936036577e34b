import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { WhoForm } from '#app/features/people/forms.server.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { setUpWho } from '#app/features/people/set-up-who.server.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectTo } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.people_setup_3_title())

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSite(request, 'site.administer')
  const { audience, signUp, employeeDomains } = await siteSettings()
  return { audience, signUp, employeeDomains: employeeDomains.join('\n') }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  const form = await readForm(request, WhoForm)
  if (!form.ok) return data(form, { status: 400 })

  await setUpWho(viewer, form.value)
  return redirectTo('/setup/mail')
}

export default function SetUpWho() {
  const settings = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const labels = {
    audience: m.people_setup_audience(),
    signUp: m.people_setup_sign_up(),
    employeeDomains: m.people_setup_domains(),
  }
  const before = (name: keyof typeof labels) => refused?.values[name]?.toString() ?? settings[name]
  return (
    <div className="stack-lg narrow">
      <PageHeader
        above={m.people_setup_step({ n: 3 })}
        title={m.people_setup_3_title()}
        lead={m.people_setup_3_lead()}
      />
      <Form method="post" className="stack">
        <FormErrors {...refused} labels={labels} />
        <Choice
          name="audience"
          label={labels.audience}
          options={audiences()}
          defaultValue={before('audience')}
          errors={refused?.errors.audience}
          required
        />
        <Choice
          name="signUp"
          label={labels.signUp}
          options={[
            { value: 'open', label: m.people_setup_sign_up_open() },
            { value: 'invited', label: m.people_setup_sign_up_invited() },
          ]}
          defaultValue={before('signUp')}
          errors={refused?.errors.signUp}
          required
        />
        <TextArea
          name="employeeDomains"
          label={labels.employeeDomains}
          hint={m.people_setup_domains_hint()}
          rows={2}
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={before('employeeDomains')}
          errors={refused?.errors.employeeDomains}
        />
        <SubmitButton look="main">{m.people_setup_next()}</SubmitButton>
      </Form>
    </div>
  )
}

const audiences = () => [
  { value: 'everyone', label: m.people_setup_audience_everyone() },
  { value: 'customers', label: m.people_setup_audience_customers() },
  { value: 'employees', label: m.people_setup_audience_employees() },
  { value: 'invited', label: m.people_setup_audience_invited() },
]
