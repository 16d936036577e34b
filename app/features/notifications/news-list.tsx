import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Time } from '#app/ui/figures/time.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { Link } from '#app/ui/link.tsx'

interface Item {
  id: string
  sentence: string
  text: string
  path: string
  at: Date
  unread: boolean
}

/** News, the newest first; what was not read says so in words. */
export function NewsList({ items }: { items: Item[] }) {
  return (
    <ul className="own-list">
      {items.map(({ id, sentence, text, path, at, unread }) => (
        <li key={id} className="stack-sm">
          <Link to={path}>{sentence}</Link>
          {text && <p className="own-list__text">{text}</p>}
          <div className="meta">
            {unread && <Chip tone="sun">{m.notifications_new()}</Chip>}
            <Time at={at} />
            {unread && <MarkRead id={id} sentence={sentence} />}
          </div>
        </li>
      ))}
    </ul>
  )
}

function MarkRead({ id, sentence }: { id: string; sentence: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="event" value={id} />
      <Button look="quiet">
        {m.notifications_read()}
        <span className="visually-hidden">: {sentence}</span>
      </Button>
    </Form>
  )
}
