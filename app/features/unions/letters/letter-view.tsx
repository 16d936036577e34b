import type { LetterPage } from '#app/features/unions/letters/letter-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Card } from '#app/ui/card.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { showDay } from '#app/ui/figures/show-time.ts'
import { Form } from '#app/ui/forms/form.tsx'
import { Link } from '#app/ui/link.tsx'
import { Markdown } from '#app/ui/markdown.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'

type Props = { page: LetterPage }

/** A letter with its signatures and, beneath it, what the team answered. */
export function LetterView({ page }: Props) {
  const { id, title, html, createdAt, author, union, about, hidden, timeZone, may } = page
  return (
    <div className="stack-lg narrow">
      <PageHeader back={{ to: union.path, label: union.name }} title={title} />
      {hidden !== null && <Note tone="contra">{m.unions_letter_hidden({ words: hidden })}</Note>}
      <p className="meta">
        <span>{m.unions_letter_by({ name: author })}</span>
        <span>{showDay(createdAt, timeZone)}</span>
        {about ? (
          <Link to={about.path}>{m.unions_letter_about({ title: about.title })}</Link>
        ) : (
          <span>{m.unions_letter_about_all()}</span>
        )}
      </p>
      <Card as="article">
        <Markdown html={html} />
      </Card>
      <Signatures page={page} />
      <Answer page={page} />
      <div className="row">
        {may.answer && (
          <ButtonLink to={`/letters/${id}/answer`} look="main" icon="comment">
            {page.answer ? m.unions_answer_correct() : m.unions_answer_title()}
          </ButtonLink>
        )}
        {may.hide && (
          <ButtonLink to={`/letters/${id}/hide`} look="quiet">
            {hidden === null ? m.unions_hide() : m.unions_show()}
          </ButtonLink>
        )}
      </div>
    </div>
  )
}

function Signatures({ page: { id, signatures, signers, unnamed, signed, may } }: Props) {
  const names = [...signers, ...(unnamed > 0 && signers.length > 0 ? [m.unions_signed_unnamed({ n: unnamed })] : [])]
  return (
    <section className="stack-sm" aria-labelledby="signatures">
      <h2 id="signatures" className="as-h3">
        {signatures}
      </h2>
      {names.length > 0 && <p>{names.join(', ')}</p>}
      {signed ? (
        <Form method="post" action={`/letters/${id}/unsign`}>
          <Button look="quiet">{m.unions_unsign()}</Button>
        </Form>
      ) : (
        may.sign && (
          <Form method="post" action={`/letters/${id}/sign`}>
            <Button look="main">{m.unions_sign()}</Button>
          </Form>
        )
      )}
    </section>
  )
}

function Answer({ page: { answer, earlier, waits, late, timeZone } }: Props) {
  return (
    <section className="stack" aria-labelledby="answer">
      <h2 id="answer">{m.unions_answer()}</h2>
      {!answer && (
        <p className="meta">
          {late && <Chip tone="contra">{m.unions_late()}</Chip>}
          <span>{waits}</span>
        </p>
      )}
      {answer && (
        <Card as="article">
          <Markdown html={answer.html} />
          <p className="meta">
            <span>— {answer.author}</span>
            <span>{showDay(answer.at, timeZone)}</span>
          </p>
        </Card>
      )}
      {earlier.length > 0 && (
        <details>
          <summary>{m.unions_answer_earlier()}</summary>
          <ul className="stack">
            {earlier.map(({ id, html, author, at }) => (
              <li key={id}>
                <Markdown html={html} />
                <p className="meta">
                  <span>— {author}</span>
                  <span>{showDay(at, timeZone)}</span>
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
