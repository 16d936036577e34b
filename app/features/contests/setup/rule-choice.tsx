import { contestRules, ruleNames } from '#app/features/contests/contest-rules.ts'
import { fieldProps, type Shown } from '#app/features/contests/setup/field-props.ts'
import { m } from '#app/paraglide/messages.js'
import { Choice } from '#app/ui/forms/choice.tsx'

/** Which published rule counts: what each does in a sentence, and when to choose it. */
export function RuleChoice(shown: Shown) {
  return (
    <Choice
      {...fieldProps(shown, 'rule')}
      label={m.contests_field_rule()}
      hint={m.contests_field_rule_hint()}
      options={contestRules.map((rule) => ({ value: rule, label: ruleNames[rule](), hint: whenToChoose[rule]() }))}
    />
  )
}

const whenToChoose = {
  approval: () => m.contests_choose_approval(),
  phragmen: () => m.contests_choose_phragmen(),
  seqpav: () => m.contests_choose_seqpav(),
  ees: () => m.contests_choose_ees(),
}
