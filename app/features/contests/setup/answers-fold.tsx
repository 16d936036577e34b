import { fieldProps, hasErrors, type Shown } from '#app/features/contests/setup/field-props.ts'
import { Fold } from '#app/features/contests/setup/fold.tsx'
import { m } from '#app/paraglide/messages.js'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Select } from '#app/ui/forms/select.tsx'

const languages = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Español' },
  { value: 'ru', label: 'Русский' },
]

export function AnswersFold(shown: Shown) {
  return (
    <Fold
      label={m.contests_fold_answers()}
      open={hasErrors(shown, ['readDays', 'promiseDays', 'moderation', 'language'])}
    >
      <Field
        {...fieldProps(shown, 'readDays')}
        type="number"
        min={0}
        max={60}
        label={m.contests_field_read()}
        hint={m.contests_field_read_hint()}
      />
      <Field {...fieldProps(shown, 'promiseDays')} type="number" min={1} max={365} label={m.contests_field_promise()} />
      <Choice
        {...fieldProps(shown, 'moderation')}
        label={m.contests_field_moderation()}
        options={[
          { value: 'after', label: m.contests_moderation_after() },
          { value: 'before', label: m.contests_moderation_before() },
        ]}
      />
      <Select {...fieldProps(shown, 'language')} label={m.contests_field_language()} options={languages} />
    </Fold>
  )
}
