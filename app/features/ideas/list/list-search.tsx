import { type ListAddress, listPath } from '#app/features/ideas/list/list-address.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { Link } from '#app/ui/link.tsx'

/** Search within one list; keeps its order and tag. */
export function ListSearch({ path, address }: { path: string; address: ListAddress }) {
  const { q, order, tag } = address
  return (
    <search>
      <Form className="list-search" action={path} preventScrollReset>
        {order && <input type="hidden" name="order" value={order} />}
        {tag && <input type="hidden" name="tag" value={tag} />}
        <Field
          key={q}
          name="q"
          type="search"
          id="list-q"
          label={m.contests_search_here()}
          defaultValue={q ?? ''}
          maxLength={200}
        />
        <Button icon="search">{m.contests_search_button()}</Button>
      </Form>
      {q && (
        <p className="row">
          <span>{m.contests_found_for({ q })}</span>
          <Link to={listPath(path, address, { q: null })} preventScrollReset>
            {m.contests_show_all()}
          </Link>
        </p>
      )}
    </search>
  )
}
