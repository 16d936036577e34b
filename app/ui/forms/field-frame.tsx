import type { ReactNode } from 'react'

export type FieldWords = {
  name: string
  label: ReactNode
  hint?: ReactNode
  /** From `readForm`: already in the person's language. */
  errors?: string[]
  /** Where one page holds several forms with the same field. */
  id?: string
}

/** The attributes that tie an input to its label, hint and errors. */
export function tieField({ name, hint, errors, id = name }: FieldWords) {
  const invalid = Boolean(errors?.length)
  const described = [hint && `${id}-hint`, invalid && `${id}-error`].filter(Boolean).join(' ')
  return { id, name, 'aria-invalid': invalid || undefined, 'aria-describedby': described || undefined }
}

type FieldFrameProps = FieldWords & { children: ReactNode }

/** Label and hint above the input, errors beneath it. */
export function FieldFrame({ name, label, hint, errors, id = name, children }: FieldFrameProps) {
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <FieldHint id={id}>{hint}</FieldHint>
      {children}
      <FieldError id={id} errors={errors} />
    </div>
  )
}

export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  if (!children) return null
  return (
    <p className="field__hint" id={`${id}-hint`}>
      {children}
    </p>
  )
}

export function FieldError({ id, errors }: { id: string; errors: string[] | undefined }) {
  if (!errors?.length) return null
  return (
    <p className="field__error" id={`${id}-error`}>
      {errors.join(' ')}
    </p>
  )
}
