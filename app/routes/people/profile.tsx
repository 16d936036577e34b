import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { replacedNote } from '#app/features/moderation/names/own-name.server.ts'
import { editProfile, reachOf } from '#app/features/people/edit-profile.server.ts'
import { ProfileForm } from '#app/features/people/forms.server.ts'
import { requirePerson } from '#app/features/people/guards.server.ts'
import { languages } from '#app/features/people/languages.ts'
import { ReachFields } from '#app/features/people/news/reach-fields.tsx'
import { timeZones } from '#app/features/people/time-zones.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { Link } from '#app/ui/link.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { rememberLocale } from '#app/web/read-preferences.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { requestContext } from '#app/web/request-context.server.ts'
import { translate } from '#app/web/translate.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.people_profile_title())

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requirePerson(request)
  const { id, name, email, language } = viewer
  const reach = await reachOf(viewer)
  const zones = reach ? timeZones() : []
  const replaced = await replacedNote(viewer)
  return { id, name, email, language: language ?? requestContext().locale, reach, zones, replaced }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requirePerson(request)
  const form = await readForm(request, ProfileForm)
  if (!form.ok) return data(form, { status: 400 })

  const edited = await editProfile(viewer, form.value)
  if (!edited.ok) return data(refuseForm(form.values, { name: [translate(edited.reason)] }), { status: 400 })
  const { language } = form.value
  return redirectWithNote('/me/profile', m.people_saved({}, { locale: language }), {
    'Set-Cookie': rememberLocale(language),
  })
}

export default function Profile() {
  const { id, name, email, language, reach, zones, replaced } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: '/me', label: m.people_me_title() }}
        title={m.people_profile_title()}
        lead={email && m.people_profile_email({ email })}
      />
      {email && (
        <p>
          <Link to="/me/picture" className="tall">
            {m.files_portrait()}
          </Link>
        </p>
      )}
      {replaced && (
        <Note tone="sun">
          {replaced.words}{' '}
          <Link to={replaced.path} className="tall">
            {replaced.label}
          </Link>
        </Note>
      )}
      {/* Every word of the page may change, so it is loaded anew. */}
      <Form method="post" className="stack" reloadDocument>
        <FormErrors
          {...refused}
          labels={{
            name: m.people_name(),
            language: m.people_language(),
            newsRhythm: m.people_news_rhythm(),
            newsHour: m.people_news_hour(),
            timeZone: m.people_news_zone(),
          }}
        />
        <Field
          name="name"
          label={m.people_name()}
          hint={m.people_name_hint()}
          autoComplete="nickname"
          maxLength={60}
          defaultValue={refused?.values.name?.toString() ?? name}
          errors={refused?.errors.name}
        />
        <Choice
          name="language"
          label={m.people_language()}
          options={languages}
          defaultValue={refused?.values.language?.toString() ?? language}
          errors={refused?.errors.language}
          inline
        />
        {reach && <ReachFields id={id} reach={reach} zones={zones} refused={refused} />}
        <SubmitButton look="main">{m.people_save()}</SubmitButton>
      </Form>
    </div>
  )
}
