import type { complainPage } from '#app/features/recovery/complain-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { StrangerPart } from '#app/ui/forms/stranger-part.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type ComplainViewProps = { page: Awaited<ReturnType<typeof complainPage>>; refused: FormRefusal | undefined }

/** The page of a complaint that is being written. */
export function ComplainView({ page: { contest, promise, known, values, fields }, refused }: ComplainViewProps) {
  const labels = { title: m.recovery_what(), body: m.recovery_more(), email: m.recovery_email() }
  const before = (name: string) => [(refused?.values ?? values)[name] ?? []].flat()[0]
  const more = [before('body'), before('beneath')].filter(Boolean).join('\n\n')
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: `/c/${contest.slug}`, label: contest.title }}
        title={m.recovery_title()}
        lead={m.recovery_lead()}
      />
      <Form method="post" action={`/c/${contest.slug}/complaint`} className="stack">
        <FormErrors {...refused} labels={labels} />
        <Field
          name="title"
          label={labels.title}
          required
          maxLength={200}
          defaultValue={before('title')}
          errors={refused?.errors.title}
        />
        <TextArea name="body" label={labels.body} rows={8} defaultValue={more} errors={refused?.errors.body} />
        {!known && (
          <Field
            name="email"
            type="email"
            label={labels.email}
            hint={m.recovery_email_hint()}
            autoComplete="email"
            defaultValue={before('email')}
            errors={refused?.errors.email}
          />
        )}
        <p className="small muted">{promise}</p>
        <div className="row">
          <SubmitButton look="main">{m.recovery_send()}</SubmitButton>
          <ButtonLink to={`/c/${contest.slug}/new`} look="quiet">
            {m.site_cancel()}
          </ButtonLink>
          <StrangerPart fields={fields} values={refused?.values} />
        </div>
      </Form>
    </div>
  )
}
