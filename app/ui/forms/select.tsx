import type { SelectHTMLAttributes } from 'react'
import { FieldFrame, type FieldWords, tieField } from '#app/ui/forms/field-frame.tsx'

type SelectProps = FieldWords &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, keyof FieldWords> & {
    options: { value: string; label: string }[]
  }

/** For many options; a few are better shown at once, as a `Choice`. */
export function Select({ name, label, hint, errors, id, options, ...select }: SelectProps) {
  const words = { name, label, hint, errors, id }
  return (
    <FieldFrame {...words}>
      <select {...select} {...tieField(words)} className="field__input">
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
