import { m } from '#app/paraglide/messages.js'
import { Field } from '#app/ui/forms/field.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type GroupFieldsProps = { group?: { name: string; words: string }; refused: FormRefusal | undefined }

/** What a declared group is called and what it is for. */
export function GroupFields({ group, refused }: GroupFieldsProps) {
  const labels = { name: m.unions_name(), words: m.unions_declared_words() }
  const said = (name: 'name' | 'words') => refused?.values[name]?.toString() ?? group?.[name]
  return (
    <>
      <FormErrors {...refused} labels={{ ...labels, email: m.unions_declared_email() }} />
      <Field
        name="name"
        label={labels.name}
        hint={m.unions_name_hint()}
        maxLength={60}
        required
        defaultValue={said('name')}
        errors={refused?.errors.name}
      />
      <TextArea
        name="words"
        label={labels.words}
        rows={3}
        defaultValue={said('words')}
        errors={refused?.errors.words}
      />
    </>
  )
}
