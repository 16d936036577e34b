import { fieldProps, hasErrors, type Shown } from '#app/features/contests/setup/field-props.ts'
import { Fold } from '#app/features/contests/setup/fold.tsx'
import { m } from '#app/paraglide/messages.js'
import { Select } from '#app/ui/forms/select.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'

export function PeopleFold(shown: Shown) {
  return (
    <Fold label={m.contests_fold_people()} open={hasErrors(shown, ['audience', 'eligibility', 'invited'])}>
      <Select
        {...fieldProps(shown, 'audience')}
        label={m.contests_field_audience()}
        options={[
          { value: '', label: m.contests_as_chosen() },
          { value: 'everyone', label: m.contests_audience_everyone() },
          { value: 'customers', label: m.contests_audience_customers() },
          { value: 'employees', label: m.contests_audience_employees() },
          { value: 'invited', label: m.contests_audience_invited() },
        ]}
      />
      <Select
        {...fieldProps(shown, 'eligibility')}
        label={m.contests_field_eligibility()}
        options={[
          { value: '', label: m.contests_as_chosen() },
          { value: 'open', label: m.contests_eligibility_open() },
          { value: 'confirmed', label: m.contests_eligibility_confirmed() },
          { value: 'members', label: m.contests_eligibility_members() },
          { value: 'invited', label: m.contests_eligibility_invited() },
        ]}
      />
      <TextArea
        {...fieldProps(shown, 'invited')}
        label={m.contests_field_invited()}
        hint={m.contests_field_invited_hint()}
      />
    </Fold>
  )
}
