import type { RetentionPage } from '#app/features/admin/retention/retention-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { showNumber } from '#app/ui/figures/show-number.ts'
import { Table } from '#app/ui/figures/table.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type RetentionProps = { page: RetentionPage; refused: FormRefusal | undefined }

/** For how long things are kept, what goes next, and what goes by itself whatever is chosen. */
export function RetentionView({ page: { terms, rows, fixed }, refused }: RetentionProps) {
  return (
    <>
      <Form method="post" className="stack-lg narrow">
        <FormErrors {...refused} labels={Object.fromEntries(terms.map(({ term, label }) => [term, label]))} />
        {terms.map(({ term, label, hint, value, options }) => (
          <Select
            key={term}
            name={term}
            label={label}
            hint={hint}
            options={options}
            defaultValue={refused?.values[term]?.toString() ?? value}
            errors={refused?.errors[term]}
          />
        ))}
        <div className="row">
          <Button look="main">{m.admin_save()}</Button>
        </div>
      </Form>
      <Waiting rows={rows} />
      <div className="stack narrow">
        <h2>{m.upkeep_keep_fixed()}</h2>
        <ul className="markdown">
          {fixed.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </div>
    </>
  )
}

function Waiting({ rows }: Pick<RetentionPage, 'rows'>) {
  const head = [
    { key: 'what', label: m.upkeep_keep_what() },
    { key: 'kept', label: m.upkeep_keep_now(), number: true },
    { key: 'due', label: m.upkeep_keep_due(), number: true },
    { key: 'soon', label: m.upkeep_keep_soon(), number: true },
  ]
  return (
    <div className="stack">
      <h2>{m.upkeep_keep_next()}</h2>
      <p className="muted">{m.upkeep_keep_next_lead()}</p>
      <Table label={m.upkeep_keep_next()} head={head}>
        {rows.map(({ what, kept, due, soon }) => (
          <tr key={what}>
            <td>{what}</td>
            <td className="num">{showNumber(kept)}</td>
            <td className="num">{showNumber(due)}</td>
            <td className="num">{showNumber(soon)}</td>
          </tr>
        ))}
      </Table>
    </div>
  )
}
