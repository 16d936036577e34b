import type { Explained } from '#app/features/winners/results/explain-count.server.ts'
import { MoneyChart } from '#app/features/winners/results/money-chart.tsx'
import { IdeaName } from '#app/features/winners/results/named-idea.tsx'
import { ruleWords } from '#app/features/winners/results/rule-words.ts'
import { m } from '#app/paraglide/messages.js'
import { showMoney } from '#app/ui/figures/show-money.ts'
import { showNumber } from '#app/ui/figures/show-number.ts'
import { Table } from '#app/ui/figures/table.tsx'

type Money = NonNullable<Explained['money']>
type Row = Money['rows'][number]

/** Where the money of a budget went: idea by idea, who paid for it, and what it was not enough for. */
export function MoneySection({ rule, money }: { rule: Explained['rule']; money: Money }) {
  const { budget, spent, left, unit, weighted, purse, raised, rows, unheard } = money
  const sum = (amount: number) => showMoney(amount, unit)
  return (
    <section className="stack">
      <h2>{m.winners_money()}</h2>
      <p>{ruleWords[rule]()}</p>
      <p>{m.winners_money_sum({ budget: sum(budget), spent: sum(spent), left: sum(left) })}</p>
      {purse !== null && (
        <p>
          {m.winners_money_purse({ each: sum(purse) })} {weighted && m.winners_purse_weighed()}{' '}
          {raised && raisedWords(raised, unit)}
        </p>
      )}
      {spent > 0 && <MoneyChart money={money} />}
      {rows.length > 0 && (
        <Table label={m.winners_money()} head={headOf(purse !== null)}>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="seat-idea">
                <IdeaName idea={row.idea} />
              </td>
              <td className="num">{showNumber(row.supporters)}</td>
              <td className="num">{sum(row.cost)}</td>
              {purse !== null && <td className="num">{row.price ? sum(row.price.each) : '–'}</td>}
              <td className="num">{sum(row.left)}</td>
              <td className="seat-why">{why(row)}</td>
            </tr>
          ))}
        </Table>
      )}
      {unheard > 0 && <p>{m.winners_unheard({ n: unheard })}</p>}
      {money.unbought.length > 0 && <Unbought money={money} />}
    </section>
  )
}

function raisedWords({ by, steps, stopped }: NonNullable<Money['raised']>, unit: string) {
  if (stopped === 'all-bought') return m.winners_money_all_bought()
  return steps > 0 ? m.winners_money_raised({ raise: showMoney(by, unit), n: showNumber(steps) }) : null
}

function why({ kind, price }: Row) {
  if (kind === 'passed-over') return m.winners_money_passed()
  if (!price) return m.winners_money_taken()
  if (price.short === 0) return m.winners_money_paid({ full: showNumber(price.full) })
  return m.winners_money_full({ full: showNumber(price.full), short: showNumber(price.short) })
}

const number = (key: string, label: string) => ({ key, label, number: true })

const headOf = (shares: boolean) => [
  { key: 'idea', label: m.winners_col_idea() },
  number('supporters', m.winners_col_supporters()),
  number('cost', m.winners_col_cost()),
  ...(shares ? [number('each', m.winners_col_paid_each())] : []),
  number('left', m.winners_col_left()),
  { key: 'why', label: m.winners_col_why() },
]

function Unbought({ money: { unbought, unit } }: { money: Money }) {
  const head = [
    { key: 'idea', label: m.winners_col_idea() },
    number('cost', m.winners_col_cost()),
    number('behind', m.winners_col_behind()),
    number('missing', m.winners_col_missing()),
  ]
  return (
    <>
      <h3>{m.winners_money_unbought()}</h3>
      <p>{m.winners_money_unbought_lead()}</p>
      <Table label={m.winners_money_unbought()} head={head}>
        {unbought.map((row) => (
          <tr key={row.id}>
            <td className="seat-idea">
              <IdeaName idea={row.idea} />
            </td>
            <td className="num">{showMoney(row.cost, unit)}</td>
            <td className="num">{showMoney(row.money, unit)}</td>
            <td className="num">{showMoney(row.missing, unit)}</td>
          </tr>
        ))}
      </Table>
    </>
  )
}
