import type { ReactNode } from 'react'
import type { BringPage } from '#app/features/ideas/bring/bring-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type BringViewProps = { page: BringPage; refused: FormRefusal | undefined; children: ReactNode }

/** Where the team brings in what somebody said elsewhere. */
export function BringView({ page: { contest, today, open }, refused, children }: BringViewProps) {
  return (
    <div className="stack-lg">
      <PageHeader
        back={{ to: `/c/${contest.slug}`, label: contest.title }}
        title={m.bring_title()}
        lead={m.bring_lead()}
      />
      {open ? <BringFields today={today} refused={refused} /> : <Note tone="sun">{m.bring_closed()}</Note>}
      {children}
    </div>
  )
}

function BringFields({ today, refused }: { today: string; refused: FormRefusal | undefined }) {
  const labels = {
    title: m.bring_what(),
    body: m.bring_more(),
    source: m.bring_source(),
    day: m.bring_day(),
    name: m.bring_name(),
    email: m.bring_email(),
  }
  const of = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    defaultValue: refused?.values[name]?.toString(),
    errors: refused?.errors[name],
  })
  return (
    <Form method="post" className="stack narrow">
      <FormErrors {...refused} labels={labels} />
      <Field {...of('title')} hint={m.bring_what_hint()} required maxLength={200} />
      <TextArea {...of('body')} rows={6} />
      <Field {...of('source')} hint={m.bring_source_hint()} type="url" required maxLength={1000} />
      <Field {...of('day')} type="date" max={today} required />
      <Field {...of('name')} hint={m.bring_name_hint()} required maxLength={60} autoComplete="off" />
      <Field {...of('email')} hint={m.bring_email_hint()} type="email" autoComplete="off" />
      <div className="row">
        <SubmitButton look="main">{m.bring_do()}</SubmitButton>
      </div>
    </Form>
  )
}
