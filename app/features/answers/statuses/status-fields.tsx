import { m } from '#app/paraglide/messages.js'
import { Chip, type ChipTone } from '#app/ui/chip.tsx'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Field } from '#app/ui/forms/field.tsx'

const languages = [
  { name: 'en', label: 'English' },
  { name: 'es', label: 'Español' },
  { name: 'ru', label: 'Русский' },
] as const

export const statusLabels = () => ({
  ...Object.fromEntries(languages.map(({ name, label }) => [name, label])),
  tone: m.answers_status_tone(),
  outcome: m.answers_status_outcome(),
})

const toneNames: Record<ChipTone, () => string> = {
  deep: m.answers_status_tone_deep,
  sun: m.answers_status_tone_sun,
  pro: m.answers_status_tone_pro,
  contra: m.answers_status_tone_contra,
  info: m.answers_status_tone_info,
}

type StatusFieldsProps = {
  /** Tells the fields of several forms on one page apart. */
  of: string
  shown: (name: string) => string | undefined
  errors?: Record<string, string[]>
}

/** How a status is called in each language, and its colour. */
export function StatusFields({ of, shown, errors }: StatusFieldsProps) {
  return (
    <>
      {languages.map(({ name, label }) => (
        <Field
          key={name}
          id={`${name}${of}`}
          name={name}
          label={label}
          lang={name}
          maxLength={40}
          required
          defaultValue={shown(name)}
          errors={errors?.[name]}
        />
      ))}
      <Choice
        id={`tone${of}`}
        name="tone"
        label={m.answers_status_tone()}
        required
        inline
        options={Object.entries(toneNames).map(([value, name]) => ({
          value,
          label: <Chip tone={value as ChipTone}>{name()}</Chip>,
        }))}
        defaultValue={shown('tone') ?? 'deep'}
        errors={errors?.tone}
      />
    </>
  )
}
