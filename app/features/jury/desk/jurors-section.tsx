import type { JuryDesk } from '#app/features/jury/desk/jury-desk.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Table } from '#app/ui/figures/table.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type JurorsProps = { desk: JuryDesk; refused: FormRefusal | undefined }

/** Who sits on the jury and how far they are, who was asked, and the form that asks more. */
export function JurorsSection({ desk, refused }: JurorsProps) {
  const { jurors, invited, jury } = desk
  return (
    <section className="stack">
      <h2>{m.jury_jurors({ n: jurors.length })}</h2>
      {jurors.length > 0 && <Jurors desk={desk} />}
      {invited.length > 0 && <p className="contest-hash">{m.jury_waiting({ emails: invited.join(', ') })}</p>}
      {jury?.state !== 'over' && (
        <Form method="post" className="stack narrow">
          <FormErrors {...refused} labels={{ emails: m.jury_emails() }} />
          <input type="hidden" name="step" value="invite" />
          <TextArea
            name="emails"
            label={m.jury_emails()}
            hint={m.jury_emails_hint()}
            defaultValue={refused?.values.emails?.toString()}
            errors={refused?.errors.emails}
            required
          />
          <div className="row">
            <Button look={jurors.length + invited.length === 0 ? 'main' : undefined}>{m.jury_invite()}</Button>
          </div>
        </Form>
      )}
    </section>
  )
}

function Jurors({ desk: { jurors, jury } }: Pick<JurorsProps, 'desk'>) {
  const head = [
    { key: 'name', label: m.jury_col_juror() },
    { key: 'done', label: m.jury_col_done(), number: true },
    { key: 'conflicts', label: m.jury_col_conflicts(), number: true },
    { key: 'act', label: m.jury_dismiss(), hidden: true },
  ]
  return (
    <Table label={m.jury_jurors({ n: jurors.length })} head={head}>
      {jurors.map(({ id, name, done, papers, conflicts }) => (
        <tr key={id}>
          <td>{name}</td>
          <td className="num">{m.jury_of({ done, n: papers })}</td>
          <td className="num">{conflicts}</td>
          <td>
            {jury?.state !== 'over' && (
              <Form method="post">
                <input type="hidden" name="step" value="dismiss" />
                <input type="hidden" name="juror" value={id} />
                <Button look="quiet">
                  {m.jury_dismiss()}
                  <span className="visually-hidden">: {name}</span>
                </Button>
              </Form>
            )}
          </td>
        </tr>
      ))}
    </Table>
  )
}
