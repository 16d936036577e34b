import type { InputHTMLAttributes } from 'react'
import { FieldFrame, type FieldWords, tieField } from '#app/ui/forms/field-frame.tsx'

type FieldProps = FieldWords & Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldWords>

/** One line of text, with everything that explains it. */
export function Field({ name, label, hint, errors, id, ...input }: FieldProps) {
  const words = { name, label, hint, errors, id }
  return (
    <FieldFrame {...words}>
      <input {...input} {...tieField(words)} className="field__input" />
    </FieldFrame>
  )
}
