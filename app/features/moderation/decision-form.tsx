import { STATE_REASONS, stateReason } from '#app/features/ideas/state-reason.ts'
import type { QueueItem } from '#app/features/moderation/moderation-queue.server.ts'
import { nameOf, Seen } from '#app/features/moderation/seen.tsx'
import { m } from '#app/paraglide/messages.js'
import { classNames } from '#app/ui/class-names.ts'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type DecisionFormProps = {
  item: QueueItem
  decision: 'return' | 'edit' | 'hide' | 'restore' | 'uphold'
  back: string
  keys: boolean
  refused: FormRefusal | undefined
}

const labels = {
  return: m.moderation_return,
  edit: m.moderation_edit,
  hide: m.moderation_hide,
  restore: m.moderation_restore,
  uphold: m.moderation_uphold,
}
const letters = { return: 'R', edit: 'E', hide: undefined, restore: undefined, uphold: undefined }
const dangers = ['return', 'hide', 'uphold']
const explained = ['return', 'hide']

/** A decision that needs words to the author; folded away until it is wanted. */
export function DecisionForm({ item, decision, back, keys, refused }: DecisionFormProps) {
  const at = `${decision}-${item.id}`
  const letter = letters[decision]
  return (
    <details className="queue__decision" open={Boolean(refused)} data-key={letter?.toLowerCase()}>
      <summary className={classNames('button', dangers.includes(decision) && 'button--danger')}>
        {labels[decision]()}
        {keys && letter && (
          <span className="key" aria-hidden="true">
            {letter}
          </span>
        )}
        <span className="visually-hidden">: {nameOf(item)}</span>
      </summary>
      <Form
        method="post"
        action={`/desk/moderation/${item.subject}/${item.id}/${decision}`}
        className="stack queue__form"
        preventScrollReset
      >
        <FormErrors {...refused} />
        <Seen item={item} back={back} />
        {decision === 'edit' && <Wording item={item} at={at} refused={refused} />}
        {explained.includes(decision) && <Reason at={at} refused={refused} />}
        <TextArea
          id={`words-${at}`}
          name="words"
          label={m.moderation_words()}
          hint={m.moderation_words_hint()}
          rows={3}
          required={decision === 'edit' || decision === 'uphold'}
          defaultValue={one(refused?.values.words)}
          errors={refused?.errors.words}
        />
        <div className="row">
          <SubmitButton look="main">{labels[decision]()}</SubmitButton>
        </div>
      </Form>
    </details>
  )
}

type PartProps = { at: string; refused: FormRefusal | undefined }

function Reason({ at, refused }: PartProps) {
  const options = [
    { value: '', label: m.moderation_choose_reason() },
    ...STATE_REASONS.map((value) => ({ value, label: stateReason(value) })),
  ]
  return (
    <Select
      id={`reason-${at}`}
      name="reason"
      label={m.moderation_reason()}
      required
      options={options}
      defaultValue={one(refused?.values.reason) ?? ''}
      errors={refused?.errors.reason}
    />
  )
}

function Wording({ item, at, refused }: PartProps & { item: QueueItem }) {
  return (
    <>
      {item.subject === 'idea' && (
        <Field
          id={`title-${at}`}
          name="title"
          label={m.ideas_what()}
          required
          defaultValue={one(refused?.values.title) ?? item.title}
          errors={refused?.errors.title}
        />
      )}
      <TextArea
        id={`text-${at}`}
        name="text"
        label={item.subject === 'idea' ? m.ideas_body() : m.moderation_text()}
        rows={5}
        required={item.subject === 'comment'}
        defaultValue={one(refused?.values.text) ?? item.text}
        errors={refused?.errors.text}
      />
    </>
  )
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
