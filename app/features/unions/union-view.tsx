import type { UnionPage } from '#app/features/unions/union-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Card } from '#app/ui/card.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { showDay } from '#app/ui/figures/show-time.ts'
import { Check } from '#app/ui/forms/check.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { Link } from '#app/ui/link.tsx'
import { Markdown } from '#app/ui/markdown.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'

type Props = { page: UnionPage }

/** A union: what brings it together, who speaks for it, its letters and the ideas it stands behind. */
export function UnionView({ page }: Props) {
  const { id, name, html, closed, members, may } = page
  return (
    <div className="split">
      <div className="stack-lg">
        <PageHeader
          back={{ to: '/unions', label: m.unions_title() }}
          title={name}
          lead={members}
          actions={may.speak && <SpeakerActions id={id} />}
        />
        {closed && (
          <Note>
            {m.unions_closed({ date: showDay(closed.at) })} {closed.words}
          </Note>
        )}
        {html && <Markdown html={html} />}
        <Letters page={page} />
        <Endorsed page={page} />
        {may.report && (
          <p className="small">
            <Link to={`/names/union/${id}/report`} className="tall">
              {m.names_report()}
            </Link>
          </p>
        )}
      </div>
      <aside className="stack">
        <Belonging page={page} />
        <Spokesperson page={page} />
        <Members page={page} />
      </aside>
    </div>
  )
}

function SpeakerActions({ id }: { id: string }) {
  return (
    <ButtonLink to={`/unions/${id}/letter`} look="main" icon="edit">
      {m.unions_letter_write()}
    </ButtonLink>
  )
}

function Letters({ page: { letters } }: Props) {
  return (
    <section className="stack" aria-labelledby="letters">
      <h2 id="letters">{m.unions_letters()}</h2>
      {letters.length === 0 && <p className="muted">{m.unions_letters_none()}</p>}
      <ul className="own-list">
        {letters.map(({ path, title, about, at, answered, state }) => (
          <li key={path} className="stack-sm">
            <Link to={path}>{title}</Link>
            <p className="meta">
              <span>{about}</span>
              <span>{showDay(at)}</span>
              <Chip tone={answered ? 'pro' : 'info'}>{state}</Chip>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Endorsed({ page: { endorsed } }: Props) {
  return (
    <section className="stack" aria-labelledby="endorsed">
      <h2 id="endorsed">{m.unions_endorsed()}</h2>
      {endorsed.length === 0 && <p className="muted">{m.unions_endorsed_none()}</p>}
      <ul className="own-list">
        {endorsed.map(({ path, title, contest }) => (
          <li key={path} className="stack-sm">
            <Link to={path}>{title}</Link>
            <p className="meta">{contest}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Joining, or for members their place; strangers are shown the way in. */
function Belonging({ page: { id, place, known, closed, may } }: Props) {
  if (closed) return null
  if (!known)
    return <ButtonLink to={`/in?next=${encodeURIComponent(`/unions/${id}`)}`}>{m.unions_sign_in()}</ButtonLink>
  return (
    <Card as="section">
      {place ? (
        <>
          <p>{m.unions_mine()}</p>
          <p>
            <Link className="tall" to={`/unions/${id}/place`}>
              {m.unions_place()}
            </Link>
          </p>
          <Form method="post" action={`/unions/${id}/leave`}>
            <Button look="quiet">{m.unions_leave()}</Button>
          </Form>
        </>
      ) : (
        <Form method="post" action={`/unions/${id}/join`} className="stack">
          <Check name="named" label={m.unions_join_named()} />
          <div className="row">
            <Button look="main">{m.unions_join()}</Button>
          </div>
        </Form>
      )}
      {may.close && (
        <p>
          <Link className="tall" to={`/unions/${id}/close`}>
            {m.unions_close()}
          </Link>
        </p>
      )}
    </Card>
  )
}

function Spokesperson({ page: { spokesperson, order } }: Props) {
  const words = spokesperson
    ? m.unions_spokesperson_is({ name: spokesperson.name, date: spokesperson.since })
    : m.unions_spokesperson_none()
  return (
    <Card as="section">
      <h2 className="as-h3">{m.unions_spokesperson()}</h2>
      <p>{words}</p>
      <ul className="stack-sm">
        {order.map(({ id, name, votes }) => (
          <li key={id} className="row between">
            <span>{name}</span>
            <span className="num">{m.unions_votes({ n: votes })}</span>
          </li>
        ))}
      </ul>
      <p className="small muted">{m.unions_how_elected()}</p>
    </Card>
  )
}

function Members({ page: { members, named, more } }: Props) {
  return (
    <Card as="section">
      <h2 className="as-h3">{m.unions_members_title()}</h2>
      <p>{members}</p>
      <ul className="stack-sm">
        {named.map(({ name, path }) => (
          <li key={path ?? name}>
            {path ? (
              <Link to={path} className="tall">
                {name}
              </Link>
            ) : (
              name
            )}
          </li>
        ))}
      </ul>
      {more > 0 && named.length > 0 && <p className="small muted">{m.unions_members_more({ n: more })}</p>}
    </Card>
  )
}
