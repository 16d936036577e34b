import type { TextareaHTMLAttributes } from 'react'
import { FieldFrame, type FieldWords, tieField } from '#app/ui/forms/field-frame.tsx'

type TextAreaProps = FieldWords & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, keyof FieldWords>

/** Several lines of text; grows with what is written. */
export function TextArea({ name, label, hint, errors, id, ...area }: TextAreaProps) {
  const words = { name, label, hint, errors, id }
  return (
    <FieldFrame {...words}>
      <textarea {...area} {...tieField(words)} className="field__input" />
    </FieldFrame>
  )
}
