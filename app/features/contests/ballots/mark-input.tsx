import type { FilledBallot } from '#app/features/contests/ballots/ballots.ts'
import { mostStars } from '#app/features/contests/ballots/marks.ts'
import { m } from '#app/paraglide/messages.js'

export interface MarkInputProps {
  ballot: Exclude<FilledBallot, 'rank'>
  /** Names the field; the idea's id with a letter before it. */
  name: string
  /** What is marked, for whoever does not see it beside the field. */
  title: string
  /** As it stands in the field; empty is no opinion. */
  mark: string
  /** Most that makes sense for one idea; null without a limit. */
  most: number | null
  /** Of money: what the idea costs, as people read it. */
  cost?: string
  disabled?: boolean
  /** A form that is not there keeps an example to itself. */
  form?: string
}

/** The field that marks one idea: stars, a number, or for, pass and against. */
export function MarkInput(props: MarkInputProps) {
  if (props.ballot === 'budget') return <MoneyMark {...props} />
  if (props.ballot === 'points' || props.ballot === 'quadratic') return <NumberMark {...props} />
  const { ballot, name, title, mark, disabled, form } = props
  return (
    <fieldset className={`marks marks--${ballot}`} disabled={disabled}>
      <legend className="visually-hidden">{title}</legend>
      {optionsOf(ballot).map(({ value, label, name: said }) => (
        <label key={value} className={value === '' ? 'mark mark--none' : 'mark'}>
          <input type="radio" name={name} value={value} defaultChecked={value === mark} form={form} />
          <span aria-hidden={said ? true : undefined}>{label}</span>
          {said && <span className="visually-hidden">{said}</span>}
        </label>
      ))}
    </fieldset>
  )
}

function optionsOf(ballot: 'score' | 'updown'): { value: string; label: string; name?: string }[] {
  if (ballot === 'score') {
    const stars = Array.from({ length: mostStars + 1 }, (_, n) => ({ value: `${n}`, label: `${n}`, name: `${n} ★` }))
    return [...stars, { value: '', label: m.ballots_no_opinion() }]
  }
  return [
    { value: '1', label: m.ballots_for() },
    { value: '0', label: m.ballots_pass() },
    { value: '-1', label: m.ballots_against() },
    { value: '', label: m.ballots_not_seen() },
  ]
}

function MoneyMark({ name, title, mark, cost = '', disabled, form }: MarkInputProps) {
  return (
    <label className="mark mark--money">
      <input type="checkbox" name={name} value="1" defaultChecked={mark === '1'} disabled={disabled} form={form} />
      <span>
        {m.ballots_pay_for({ cost })}
        <span className="visually-hidden">: {title}</span>
      </span>
    </label>
  )
}

function NumberMark({ ballot, name, title, mark, most, disabled, form }: MarkInputProps) {
  const cost = ballot === 'quadratic' && Number(mark) > 1 ? Number(mark) ** 2 : null
  return (
    <label className="marks marks--number">
      <span>
        {ballot === 'points' ? m.ballots_points() : m.ballots_votes()}
        <span className="visually-hidden">: {title}</span>
      </span>
      <input
        className="field__input"
        type="number"
        inputMode="numeric"
        min={0}
        max={most ?? undefined}
        name={name}
        defaultValue={mark}
        disabled={disabled}
        form={form}
      />
      {cost !== null && <span className="small muted">{m.ballots_cost({ n: cost })}</span>}
    </label>
  )
}
