import { fieldProps, hasErrors, isFinal, type Shown } from '#app/features/contests/setup/field-props.ts'
import { Fold } from '#app/features/contests/setup/fold.tsx'
import { m } from '#app/paraglide/messages.js'
import { Check } from '#app/ui/forms/check.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Select } from '#app/ui/forms/select.tsx'

const names = ['ideasFrom', 'ideasUntil', 'votingFrom', 'juryUntil', 'answerBy', 'overlap', 'timeZone']

export function DatesFold({ zones, ...shown }: Shown & { zones: string[] }) {
  const local = (name: string) => ({ ...fieldProps(shown, name), type: 'datetime-local' })
  const final = isFinal(shown)
  return (
    <Fold label={m.contests_fold_dates()} open={hasErrors(shown, names)}>
      {!final && (
        <Check
          name="overlap"
          defaultChecked={shown.values.overlap === 'on'}
          errors={shown.errors.overlap}
          label={m.contests_field_overlap()}
          hint={m.contests_field_overlap_hint()}
        />
      )}
      <div className="contest-dates">
        <Field
          {...local('ideasFrom')}
          label={final ? m.contests_field_voting_from() : m.contests_field_ideas_from()}
          hint={m.contests_field_ideas_from_hint()}
        />
        {!final && (
          <>
            <Field
              {...local('ideasUntil')}
              label={m.contests_field_ideas_until()}
              hint={m.contests_field_date_hint()}
            />
            <Field
              {...local('votingFrom')}
              label={m.contests_field_voting_from()}
              hint={m.contests_field_date_hint()}
            />
          </>
        )}
        <Field
          {...local('juryUntil')}
          label={m.contests_field_jury_until()}
          hint={m.contests_field_jury_until_hint()}
        />
        <Field {...local('answerBy')} label={m.contests_field_answer_by()} hint={m.contests_field_answer_by_hint()} />
      </div>
      <Select
        {...fieldProps(shown, 'timeZone')}
        label={m.contests_field_time_zone()}
        options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      />
    </Fold>
  )
}
