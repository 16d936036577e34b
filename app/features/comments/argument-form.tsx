import { useRef } from 'react'
import { KeptWords } from '#app/features/comments/kept-words.tsx'
import { useKeptWords } from '#app/features/comments/use-kept-words.ts'
import type { StrangerFields } from '#app/features/people/proof-of-work/stranger-fields.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Choice } from '#app/ui/forms/choice.tsx'
import { DraftLine } from '#app/ui/forms/draft-line.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { StrangerPart } from '#app/ui/forms/stranger-part.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type ArgumentFormProps = {
  page: { address: string; place: string; guest: boolean; fields: StrangerFields | null; readFirst: boolean }
  /** The comment this one answers. */
  parent?: string
  refused?: FormRefusal
}

/** A new argument, or an answer to one. What is written is kept on the device until it has been sent. */
export function ArgumentForm({ page, parent, refused }: ArgumentFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const kept = useKeptWords(form, `${page.place}:${parent ?? ''}`)
  const [at, errors, values] = [parent ? `-${parent}` : '', refused?.errors, refused?.values]
  const label = parent ? m.comments_your_reply() : m.comments_add()
  return (
    <Form ref={form} method="post" action={page.address} className="stack" onInput={kept.keep} onSubmit={kept.sent}>
      <FormErrors {...refused} labels={{ text: label, pseudonym: m.ideas_name() }} />
      <KeptWords kept={kept} />
      {parent && <input type="hidden" name="parent" value={parent} />}
      <Choice
        id={`stance${at}`}
        name="stance"
        label={m.comments_stance()}
        hideLabel
        inline
        options={stances(parent)}
        defaultValue={one(values?.stance) || (parent ? 'none' : 'for')}
        errors={errors?.stance}
      />
      <TextArea
        id={`text${at}`}
        name="text"
        label={label}
        hint={page.readFirst ? m.comments_read_first() : undefined}
        rows={parent ? 3 : 4}
        required
        defaultValue={one(values?.text)}
        errors={errors?.text}
      />
      {page.guest && !parent && (
        <Field
          id="pseudonym"
          name="pseudonym"
          label={m.ideas_name()}
          hint={m.ideas_name_hint()}
          maxLength={60}
          autoComplete="nickname"
          defaultValue={one(values?.pseudonym)}
          errors={errors?.pseudonym}
        />
      )}
      <DraftLine savedAt={kept.savedAt} timeZone={kept.timeZone} where="device" />
      <div className="row">
        <SubmitButton look={parent ? undefined : 'main'}>{m.comments_send()}</SubmitButton>
        <StrangerPart fields={page.fields} values={values} />
      </div>
    </Form>
  )
}

function stances(parent: string | undefined) {
  const all = [
    { value: 'for', label: m.comments_for() },
    { value: 'against', label: m.comments_against() },
    { value: 'question', label: m.comments_question() },
  ]
  return parent ? [{ value: 'none', label: m.comments_just_reply() }, ...all] : all
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? ''
