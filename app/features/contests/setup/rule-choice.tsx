import { BallotExample } from '#app/features/contests/ballots/ballot-example.tsx'
import { ballotWords } from '#app/features/contests/ballots/ballot-words.ts'
import { type Ballot, ballots, rulesOf } from '#app/features/contests/ballots/ballots.ts'
import { PairExample } from '#app/features/contests/ballots/pair-example.tsx'
import { VoteExample } from '#app/features/contests/ballots/vote-example.tsx'
import { type ContestRule, ruleNames } from '#app/features/contests/contest-rules.ts'
import { fieldProps, type Shown } from '#app/features/contests/setup/field-props.ts'
import { m } from '#app/paraglide/messages.js'
import { Choice } from '#app/ui/forms/choice.tsx'

interface RuleChoiceProps extends Shown {
  /** When to choose each rule. */
  choose: Record<ContestRule, string>
  /** The heading that fits where it stands. */
  heading?: 'h2' | 'h3'
}

/**
 * How people vote and which published rule counts: every ballot with what people do, a try, and its rules, each in a
 * sentence with when to choose it. A rule belongs to one ballot, so one choice says both.
 */
export function RuleChoice({ choose, heading: Heading = 'h3', ...shown }: RuleChoiceProps) {
  return (
    <section className="stack" aria-labelledby="ballots">
      <Heading id="ballots">{m.contests_field_rule()}</Heading>
      <p className="small muted">{m.contests_field_rule_hint()}</p>
      {ballots.map((ballot) => (
        <div key={ballot} className="stack-sm">
          <RulesOf ballot={ballot} choose={choose} {...shown} />
          <Example ballot={ballot} />
        </div>
      ))}
    </section>
  )
}

function Example({ ballot }: { ballot: Ballot }) {
  if (ballot === 'approve') return <VoteExample />
  return ballot === 'pair' ? <PairExample /> : <BallotExample ballot={ballot} />
}

function RulesOf({ ballot, choose, ...shown }: RuleChoiceProps & { ballot: Ballot }) {
  const { errors, ...field } = fieldProps(shown, 'rule')
  const rules: readonly ContestRule[] = rulesOf[ballot]
  // What is wrong is said once, where the list of errors leads to.
  const own = ballot === 'approve' ? { errors } : { id: `rule-${ballot}` }
  return (
    <Choice
      {...field}
      {...own}
      label={ballotWords[ballot].name()}
      hint={ballotWords[ballot].about()}
      options={rules.map((rule) => ({ value: rule, label: ruleNames[rule](), hint: choose[rule] }))}
    />
  )
}
