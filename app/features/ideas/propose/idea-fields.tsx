import type { ReactNode } from 'react'
import { m } from '#app/paraglide/messages.js'
import { Iceberg } from '#app/ui/contest/iceberg.tsx'
import { Check } from '#app/ui/forms/check.tsx'
import { Choice } from '#app/ui/forms/choice.tsx'
import { FieldError } from '#app/ui/forms/field-frame.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'

export type IdeaFieldsProps = {
  values: Record<string, string | string[]>
  errors: Record<string, string[]>
  /** The topics the contest offers. */
  tags: string[]
  /** The owner's own words under the tip. */
  helpText?: string
  between?: ReactNode
}

/** The first of what a field holds, as inputs want it. */
export const oneOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

/** The words of an idea: tip and beneath in one box, details folded in, topics. */
export function IdeaFields({ values, errors, tags, helpText, between }: IdeaFieldsProps) {
  return (
    <>
      <Iceberg
        tip={<Tip values={values} errors={errors} helpText={helpText} />}
        beneath={<Beneath values={values} errors={errors} />}
      />
      {between}
      <details
        className="propose__more"
        open={Boolean(oneOf(values.body) || errors.body || errors.tags || values.tags?.length)}
      >
        <summary>{m.ideas_more_room()}</summary>
        <div className="stack">
          <TextArea
            name="body"
            label={m.ideas_body()}
            hint={m.ideas_body_hint()}
            rows={6}
            maxLength={20_000}
            defaultValue={oneOf(values.body)}
            errors={errors.body}
          />
          <Tags tags={tags} values={values} errors={errors} />
        </div>
      </details>
    </>
  )
}

type Part = Pick<IdeaFieldsProps, 'values' | 'errors'>

function Tip({ values, errors, helpText }: Part & { helpText?: string }) {
  return (
    <TextArea
      name="title"
      label={m.ideas_what()}
      hint={helpText || m.ideas_what_hint()}
      rows={2}
      maxLength={200}
      required
      defaultValue={oneOf(values.title)}
      errors={errors.title}
    />
  )
}

function Beneath({ values, errors }: Part) {
  return (
    <>
      <TextArea
        name="beneath"
        label={m.ideas_beneath()}
        hint={m.ideas_beneath_hint()}
        rows={3}
        maxLength={4_000}
        defaultValue={oneOf(values.beneath)}
        errors={errors.beneath}
      />
      <Choice
        name="beneathFor"
        label={m.ideas_beneath_for()}
        inline
        defaultValue={oneOf(values.beneathFor) ?? 'everyone'}
        errors={errors.beneathFor}
        options={[
          { value: 'everyone', label: m.ideas_for_everyone() },
          { value: 'team', label: m.ideas_for_team() },
        ]}
      />
    </>
  )
}

function Tags({ tags, values, errors }: Part & { tags: string[] }) {
  if (tags.length === 0) return null
  const chosen = [values.tags ?? []].flat()
  return (
    <fieldset className="field" id="tags">
      <legend className="field__label">{m.ideas_tags()}</legend>
      <div className="row">
        {tags.map((tag, index) => (
          <Check
            key={tag}
            id={`tag-${index}`}
            name="tags"
            value={tag}
            label={tag}
            defaultChecked={chosen.includes(tag)}
          />
        ))}
      </div>
      <FieldError id="tags" errors={errors.tags} />
    </fieldset>
  )
}
