import { m } from '#app/paraglide/messages.js'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type LetterFormProps = {
  union: { id: string; name: string }
  about: { title: string; path: string } | null
  refused: FormRefusal | undefined
}

/** Writing an open letter; what it is about stands in the address. */
export function LetterForm({ union, about, refused }: LetterFormProps) {
  const labels = { title: m.unions_letter_title(), text: m.unions_letter_text() }
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: `/unions/${union.id}`, label: union.name }}
        title={m.unions_letter_write()}
        lead={m.unions_letter_lead()}
      />
      <p>
        {about ? (
          <Link to={about.path} className="tall">
            {m.unions_letter_about({ title: about.title })}
          </Link>
        ) : (
          m.unions_letter_about_all()
        )}
      </p>
      <Form method="post" className="stack">
        <FormErrors {...refused} labels={labels} />
        <Field
          name="title"
          label={labels.title}
          maxLength={140}
          required
          defaultValue={refused?.values.title?.toString()}
          errors={refused?.errors.title}
        />
        <TextArea
          name="text"
          label={labels.text}
          hint={m.unions_words_hint()}
          rows={12}
          required
          defaultValue={refused?.values.text?.toString()}
          errors={refused?.errors.text}
        />
        <div className="row">
          <SubmitButton look="main">{m.unions_letter_send()}</SubmitButton>
        </div>
      </Form>
    </div>
  )
}
