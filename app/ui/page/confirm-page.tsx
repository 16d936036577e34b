import type { ReactNode } from 'react'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'

type ConfirmPageProps = {
  title: ReactNode
  /** What will happen, and whether it can be undone. */
  children: ReactNode
  confirm: ReactNode
  /** Where to go without doing it. */
  cancelTo: string
  danger?: boolean
  /** Fields the act needs, such as a reason. */
  fields?: ReactNode
}

/** The step before something that cannot be taken back: a page of its own, so it works without a script. */
export function ConfirmPage({ title, children, confirm, cancelTo, danger, fields }: ConfirmPageProps) {
  return (
    <Form method="post" className="stack-lg narrow">
      <PageHeader title={title} />
      <div className="stack">{children}</div>
      {fields}
      <div className="row">
        <SubmitButton look={danger ? 'danger' : 'main'}>{confirm}</SubmitButton>
        <ButtonLink to={cancelTo} look="quiet">
          {m.site_cancel()}
        </ButtonLink>
      </div>
    </Form>
  )
}
