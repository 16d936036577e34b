import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { OrganisationForm } from '#app/features/people/forms.server.ts'
import { languages } from '#app/features/people/languages.ts'
import { findSetup, setUpOrganisation } from '#app/features/people/set-up-organisation.server.ts'
import { SetupOver } from '#app/features/people/setup-over.tsx'
import { timeZones } from '#app/features/people/time-zones.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { rememberLocale } from '#app/web/read-preferences.server.ts'
import { redirectTo } from '#app/web/redirect.server.ts'
import { requestContext } from '#app/web/request-context.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.people_setup_1_title())

export async function loader({ params }: LoaderFunctionArgs) {
  const setup = await findSetup(params.token ?? '')
  if (!setup) return data({ setup: undefined, zones: [] }, { status: 410 })
  const guess = { language: requestContext().locale, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
  return data({ setup: { ...guess, ...setup }, zones: timeZones() })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const token = params.token ?? ''
  const form = await readForm(request, OrganisationForm)
  if (!form.ok) return data(form, { status: 400 })

  const works = await setUpOrganisation(token, form.value)
  const headers = { 'Set-Cookie': rememberLocale(form.value.language) }
  return redirectTo(works ? `/setup/${token}/you` : `/setup/${token}`, headers)
}

export default function SetUp() {
  const { setup, zones } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (!setup) return <SetupOver />
  const labels = {
    language: m.people_setup_language(),
    organisation: m.people_setup_organisation(),
    timeZone: m.people_setup_time_zone(),
  }
  const before = (name: keyof typeof labels) => refused?.values[name]?.toString() ?? setup[name]
  return (
    <div className="stack-lg narrow">
      <PageHeader
        above={m.people_setup_step({ n: 1 })}
        title={m.people_setup_1_title()}
        lead={m.people_setup_1_lead()}
      />
      <Form method="post" className="stack">
        <FormErrors {...refused} labels={labels} />
        <Choice
          name="language"
          label={labels.language}
          options={languages}
          defaultValue={before('language')}
          errors={refused?.errors.language}
          inline
          required
        />
        <Field
          name="organisation"
          label={labels.organisation}
          autoComplete="organization"
          maxLength={80}
          required
          defaultValue={before('organisation')}
          errors={refused?.errors.organisation}
        />
        <Select
          name="timeZone"
          label={labels.timeZone}
          options={zones}
          defaultValue={before('timeZone')}
          errors={refused?.errors.timeZone}
        />
        <SubmitButton look="main">{m.people_setup_next()}</SubmitButton>
      </Form>
    </div>
  )
}
