import { m } from '#app/paraglide/messages.js'
import { Field } from '#app/ui/forms/field.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'

interface Refused {
  errors: Record<string, string[]>
  formErrors?: string[]
}

/** Where the code of a mail is typed, with what was wrong with the one before. */
export function CodeField({ refused }: { refused: Refused | undefined }) {
  return (
    <>
      <FormErrors {...refused} labels={{ code: m.people_code_field() }} />
      <Field
        name="code"
        label={m.people_code_field()}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        size={12}
        required
        errors={refused?.errors.code}
      />
    </>
  )
}
