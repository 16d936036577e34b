import { type ReactNode, useEffect } from 'react'
import { m } from '#app/paraglide/messages.js'

type FormErrorsProps = {
  /** From `readForm`, by field. */
  errors?: Record<string, string[]>
  /** What concerns the form as a whole. */
  formErrors?: string[]
  /** What each field is called on the page. */
  labels?: Record<string, ReactNode>
}

const none = {}

/** Stands on top of a form that was not accepted: what is wrong, each with a link to its field. */
export function FormErrors({ errors = none, formErrors = [], labels = {} }: FormErrorsProps) {
  const wrong = badFields(errors)

  useEffect(() => {
    // A form sent without loading a page leaves the focus on its button; the person goes on at the first bad field.
    const [first] = badFields(errors)
    if (first) focusField(first[0])
  }, [errors])

  if (wrong.length === 0 && formErrors.length === 0) return null
  return (
    <div className="note note--contra form-errors stack-sm" role="alert">
      <p className="form-errors__title">{m.site_form_errors()}</p>
      <ul>
        {formErrors.map((message) => (
          <li key={message}>{message}</li>
        ))}
        {wrong.map(([name, messages]) => (
          <li key={name}>
            <a href={`#${name}`}>
              <span>
                {labels[name] && <>{asHeading(labels[name])} </>}
                {messages.join(' ')}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A question keeps its mark; a name gets a colon. */
const asHeading = (label: ReactNode) => (typeof label === 'string' && label.endsWith('?') ? label : <>{label}:</>)

function badFields(errors: Record<string, string[]>) {
  return Object.entries(errors).filter(([, messages]) => messages.length > 0)
}

function focusField(id: string) {
  const field = document.getElementById(id)
  const input = field?.matches('input, select, textarea') ? field : field?.querySelector('input')
  input?.focus()
}
