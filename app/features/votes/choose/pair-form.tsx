import type { ChoosePage } from '#app/features/votes/choose/choose-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { Link } from '#app/ui/link.tsx'

type Pair = NonNullable<ChoosePage['pair']>

/** One form, a button per answer; each idea is a button as a whole. */
export function PairForm({ pair, keys }: { pair: Pair; keys: boolean }) {
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="pair" value={pair.token} />
      <div className="pair">
        <Side idea={pair.first} place="first" keys={keys ? ['←', '1'] : []} />
        <span className="pair__or muted">{m.choose_or()}</span>
        <Side idea={pair.second} place="second" keys={keys ? ['→', '2'] : []} />
      </div>
      <div className="row">
        <Button name="choice" value="undecided" data-key="undecided">
          {m.choose_undecided()}
          {keys && <kbd aria-hidden>↓</kbd>}
        </Button>
        <Button name="choice" value="neither">
          {m.choose_neither()}
        </Button>
      </div>
    </Form>
  )
}

function Side({ idea, place, keys }: { idea: Pair['first']; place: 'first' | 'second'; keys: string[] }) {
  const { title, excerpt, language, path } = idea
  return (
    <div className="pair__side">
      <button type="submit" className="pair__idea" name="choice" value={place} data-key={place}>
        <strong lang={language || undefined}>{title}</strong>
        {excerpt && (
          <span className="pair__excerpt" lang={language || undefined}>
            {excerpt}
          </span>
        )}
        {keys.length > 0 && (
          <span className="row" aria-hidden>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </span>
        )}
      </button>
      <p className="small">
        <Link className="tall" to={path}>
          {m.choose_read()}
          <span className="visually-hidden">: {title}</span>
        </Link>
      </p>
    </div>
  )
}
