import { m } from '#app/paraglide/messages.js'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

/** A name and a few words are enough. */
export function FoundView({ refused }: { refused: FormRefusal | undefined }) {
  const labels = { name: m.unions_name(), words: m.unions_words() }
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: '/unions', label: m.unions_title() }}
        title={m.unions_found()}
        lead={m.unions_found_lead()}
      />
      <Form method="post" className="stack">
        <FormErrors {...refused} labels={labels} />
        <Field
          name="name"
          label={labels.name}
          hint={m.unions_name_hint()}
          maxLength={60}
          required
          defaultValue={refused?.values.name?.toString()}
          errors={refused?.errors.name}
        />
        <TextArea
          name="words"
          label={labels.words}
          hint={m.unions_words_hint()}
          rows={6}
          defaultValue={refused?.values.words?.toString()}
          errors={refused?.errors.words}
        />
        <div className="row">
          <SubmitButton look="main">{m.unions_found()}</SubmitButton>
        </div>
      </Form>
    </div>
  )
}
