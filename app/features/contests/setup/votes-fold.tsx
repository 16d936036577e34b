import type { ComponentProps } from 'react'
import { fieldProps, hasErrors } from '#app/features/contests/setup/field-props.ts'
import { Fold } from '#app/features/contests/setup/fold.tsx'
import { RuleChoice } from '#app/features/contests/setup/rule-choice.tsx'
import { m } from '#app/paraglide/messages.js'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Select } from '#app/ui/forms/select.tsx'

const names = [
  ...['votes', 'votesPerPerson', 'rule', 'limit', 'budget', 'budgetUnit', 'places'],
  ...['weightCustomers', 'weightEmployees', 'quorum', 'quorumKind', 'counts', 'receipts'],
]

type VotesFoldProps = ComponentProps<typeof RuleChoice> & { groups: { name: string; label: string }[] }

export function VotesFold({ choose, groups, ...shown }: VotesFoldProps) {
  const number = (name: string, min: number) => ({
    ...fieldProps(shown, name),
    type: 'number',
    min,
    inputMode: 'numeric' as const,
  })
  return (
    <Fold label={m.contests_fold_votes()} open={hasErrors(shown, [...names, ...groups.map(({ name }) => name)])}>
      <Field {...number('places', 1)} max={1000} label={m.contests_field_places()} />
      <Choice
        {...fieldProps(shown, 'votes')}
        label={m.contests_field_votes()}
        options={[
          { value: 'unlimited', label: m.contests_votes_unlimited() },
          { value: 'one', label: m.contests_votes_one() },
          { value: 'some', label: m.contests_votes_some() },
        ]}
      />
      <Field {...number('votesPerPerson', 1)} max={1000} label={m.contests_field_votes_per_person()} />
      <RuleChoice {...shown} choose={choose} />
      <Field {...number('limit', 1)} max={1000} label={m.ballots_field_limit()} hint={m.ballots_field_limit_hint()} />
      <Field {...number('budget', 1)} label={m.ballots_field_budget()} hint={m.ballots_field_budget_hint()} />
      <Field {...fieldProps(shown, 'budgetUnit')} label={m.ballots_field_unit()} hint={m.ballots_field_unit_hint()} />
      <section className="stack-sm" aria-labelledby="weights">
        <h3 id="weights">{m.contests_weights()}</h3>
        <p className="small muted">{m.contests_weights_hint()}</p>
        <Field {...number('weightCustomers', 1)} max={10} label={m.contests_field_weight_customers()} />
        <Field {...number('weightEmployees', 1)} max={10} label={m.contests_field_weight_employees()} />
        {groups.map(({ name, label }) => (
          <Field key={name} {...number(name, 1)} max={10} label={label} />
        ))}
      </section>
      <Field {...number('quorum', 0)} label={m.contests_field_quorum()} hint={m.contests_field_quorum_hint()} />
      <Select
        {...fieldProps(shown, 'quorumKind')}
        label={m.contests_field_quorum_kind()}
        options={[
          { value: 'supporters', label: m.contests_quorum_supporters() },
          { value: 'percent', label: m.contests_quorum_percent() },
        ]}
      />
      <Choice
        {...fieldProps(shown, 'counts')}
        label={m.contests_field_counts()}
        options={[
          { value: 'hidden', label: m.contests_counts_hidden_choice() },
          { value: 'shown', label: m.contests_counts_shown_choice() },
        ]}
      />
      <Choice
        {...fieldProps(shown, 'receipts')}
        label={m.contests_field_receipts()}
        options={[
          { value: 'choice', label: m.contests_receipts_choice() },
          { value: 'inclusion', label: m.contests_receipts_inclusion() },
        ]}
      />
    </Fold>
  )
}
