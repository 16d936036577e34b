import { fieldProps, isFinal, type Shown } from '#app/features/contests/setup/field-props.ts'
import { m } from '#app/paraglide/messages.js'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Field } from '#app/ui/forms/field.tsx'

/** All that a contest needs: its kind, its question, its end, its people. */
export function FirstFields(shown: Shown) {
  const zone = shown.values.timeZone?.toString() ?? 'UTC'
  return (
    <>
      {isFinal(shown) ? (
        <input type="hidden" name="final" value="yes" />
      ) : (
        <Choice
          {...fieldProps(shown, 'kind')}
          label={m.contests_field_kind()}
          options={[
            { value: 'contest', label: m.contests_kind_contest() },
            { value: 'debate', label: m.contests_kind_debate() },
            { value: 'box', label: m.contests_kind_box() },
          ]}
        />
      )}
      <Field
        {...fieldProps(shown, 'question')}
        label={m.contests_field_question()}
        hint={m.contests_field_question_hint()}
        maxLength={300}
        required
      />
      <Field
        {...fieldProps(shown, 'closes')}
        type="datetime-local"
        label={m.contests_field_closes()}
        hint={m.contests_field_closes_hint({ zone })}
      />
      <Choice
        {...fieldProps(shown, 'who')}
        label={m.contests_field_who()}
        options={[
          { value: 'everyone', label: m.contests_who_everyone(), hint: m.contests_who_everyone_hint() },
          { value: 'confirmed', label: m.contests_who_confirmed(), hint: m.contests_who_confirmed_hint() },
          { value: 'customers', label: m.contests_who_customers() },
          { value: 'employees', label: m.contests_who_employees() },
          { value: 'invited', label: m.contests_who_invited() },
        ]}
      />
    </>
  )
}
