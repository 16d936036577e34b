import type { ReactNode } from 'react'
import type { BroughtShown } from '#app/features/ideas/bring/bring-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/page/empty-state.tsx'

type Drawing = NonNullable<BroughtShown['qr']>
type DrawCode = (drawing: Drawing, label: string) => ReactNode

/** What was brought so far; beside each, how its author stands to it and the way to invite them. */
export function BroughtList({ brought, drawCode }: { brought: BroughtShown[]; drawCode: DrawCode }) {
  return (
    <section className="stack" aria-labelledby="brought">
      <h2 id="brought">{m.bring_list()}</h2>
      {brought.length === 0 && <EmptyState>{m.bring_list_none()}</EmptyState>}
      <ul className="stack">
        {brought.map((item) => (
          <li key={item.id} className="card stack-sm">
            <h3>
              <Link to={item.path}>{item.title}</Link>
            </h3>
            <p className="small muted">{item.said}</p>
            {item.source && (
              <p className="small">
                <a href={item.source} className="tall" rel="nofollow noopener noreferrer" target="_blank">
                  {item.host}
                </a>
              </p>
            )}
            <p>{item.stands}</p>
            {item.link && item.qr && (
              <Paper item={item} code={drawCode(item.qr, m.bring_code({ title: item.title }))} />
            )}
            {item.open && <Invite item={item} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The link to be sent by hand, and the same as a code to be printed. */
function Paper({ item, code }: { item: BroughtShown; code: ReactNode }) {
  return (
    <div className="slip">
      {code}
      <div className="stack-sm">
        <Field
          id={`link-${item.id}`}
          name="link"
          label={m.bring_link()}
          hint={m.bring_link_hint()}
          defaultValue={item.link ?? ''}
          readOnly
          autoComplete="off"
        />
        <Form method="post" action="?act=take-back" className="no-print">
          <input type="hidden" name="idea" value={item.id} />
          <Button look="quiet">
            {m.bring_take_back()}
            <span className="visually-hidden">: {item.title}</span>
          </Button>
        </Form>
      </div>
    </div>
  )
}

function Invite({ item }: { item: BroughtShown }) {
  if (item.mailed && item.link) return null
  return (
    <Form method="post" action="?act=invite" className="stack narrow no-print">
      <input type="hidden" name="idea" value={item.id} />
      {!item.mailed && (
        <Field
          id={`email-${item.id}`}
          name="email"
          type="email"
          label={m.bring_email()}
          hint={m.bring_email_hint()}
          autoComplete="off"
        />
      )}
      <div className="row">
        <Button>
          {item.link ? m.bring_mail_it() : m.bring_invite()}
          <span className="visually-hidden">: {item.title}</span>
        </Button>
      </div>
    </Form>
  )
}
