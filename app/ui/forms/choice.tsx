import type { ReactNode } from 'react'
import { classNames } from '#app/ui/class-names.ts'
import { FieldError, FieldHint, type FieldWords, tieField } from '#app/ui/forms/field-frame.tsx'

export type Option = { value: string; label: ReactNode; hint?: ReactNode }

type ChoiceProps = FieldWords & {
  options: Option[]
  defaultValue?: string
  required?: boolean
  /** Side by side where there is room. */
  inline?: boolean
  /** The question is clear from what stands around it. */
  hideLabel?: boolean
}

/** One of a few: a group of radio buttons. */
export function Choice({ options, defaultValue, required, inline, hideLabel, ...words }: ChoiceProps) {
  const { id, name, ...tied } = tieField(words)
  return (
    <fieldset id={id} className={classNames('field choice', inline && 'choice--inline')} {...tied}>
      <legend className={hideLabel ? 'visually-hidden' : 'field__label'}>{words.label}</legend>
      <FieldHint id={id}>{words.hint}</FieldHint>
      <div className="choice__options">
        {options.map((option) => (
          <label className="check" key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              required={required}
            />
            <span>
              {option.label}
              {option.hint && <span className="check__hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={id} errors={words.errors} />
    </fieldset>
  )
}
