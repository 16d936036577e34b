import type { InputHTMLAttributes } from 'react'
import { FieldError, type FieldWords, tieField } from '#app/ui/forms/field-frame.tsx'

type CheckProps = FieldWords & Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldWords>

/** Yes or no; the whole line can be pressed. */
export function Check({ name, label, hint, errors, id = name, ...input }: CheckProps) {
  return (
    <div className="field">
      <label className="check">
        <input type="checkbox" {...input} {...tieField({ name, label, hint, errors, id })} />
        <span>
          {label}
          {hint && (
            <span className="check__hint" id={`${id}-hint`}>
              {hint}
            </span>
          )}
        </span>
      </label>
      <FieldError id={id} errors={errors} />
    </div>
  )
}
