import type { ReactNode } from 'react'
import { IdeaFields, type IdeaFieldsProps, oneOf } from '#app/features/ideas/propose/idea-fields.tsx'
import type { ProposePage } from '#app/features/ideas/propose/propose-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Field } from '#app/ui/forms/field.tsx'

type ProposeFieldsProps = Pick<IdeaFieldsProps, 'values' | 'errors'> & {
  page: ProposePage
  /** Stands between the text and who wrote it. */
  children: ReactNode
}

export function ProposeFields({ page: { contest, writer }, values, errors, children }: ProposeFieldsProps) {
  return (
    <>
      <IdeaFields values={values} errors={errors} tags={contest.tags} helpText={contest.helpText} between={children} />
      <div className="propose__who">
        {!writer.account && (
          <Field
            name="email"
            type="email"
            autoComplete="email"
            label={m.ideas_email()}
            hint={m.ideas_email_hint()}
            defaultValue={oneOf(values.email)}
            errors={errors.email}
          />
        )}
        <Field
          name="pseudonym"
          autoComplete="nickname"
          maxLength={60}
          label={m.ideas_name()}
          hint={writer.name ? m.ideas_name_hint_account({ name: writer.name }) : m.ideas_name_hint()}
          defaultValue={oneOf(values.pseudonym)}
          errors={errors.pseudonym}
        />
      </div>
    </>
  )
}
