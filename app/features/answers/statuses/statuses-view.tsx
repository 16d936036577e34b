import { StatusFields, statusLabels } from '#app/features/answers/statuses/status-fields.tsx'
import type { StatusesPage, StatusLine } from '#app/features/answers/statuses/statuses-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import type { FormRefusal, FormValues } from '#app/web/read-form.server.ts'

type StatusesProps = { page: StatusesPage; refused: FormRefusal | undefined }

/** The organisation's own statuses: what each means, its words and colour, and one more. */
export function StatusesView({ page: { statuses, outcomes }, refused }: StatusesProps) {
  const adding = refused?.values.do === 'add' ? refused : undefined
  return (
    <div className="stack-lg narrow">
      {statuses.length === 0 && <p>{m.answers_status_none()}</p>}
      {statuses.length > 0 && (
        <ul className="stack">
          {statuses.map((status) => (
            <Card as="li" key={status.key}>
              <OneStatus status={status} refused={refused?.values.key === status.key ? refused : undefined} />
            </Card>
          ))}
        </ul>
      )}
      <Form method="post" className="stack">
        <h2>{m.answers_status_new()}</h2>
        <FormErrors {...adding} labels={statusLabels()} />
        <StatusFields of="" shown={(name) => adding?.values[name]?.toString()} errors={adding?.errors} />
        <Select
          name="outcome"
          label={m.answers_status_outcome()}
          hint={m.answers_status_outcome_hint()}
          options={outcomes}
          defaultValue={adding?.values.outcome?.toString()}
          errors={adding?.errors.outcome}
        />
        <div className="row">
          <Button name="do" value="add" look="main">
            {m.answers_status_add()}
          </Button>
        </div>
      </Form>
    </div>
  )
}

function OneStatus({ status, refused }: { status: StatusLine; refused: FormRefusal | undefined }) {
  const { key, label, tone, about, retired } = status
  const { en, es, ru } = status
  const said: FormValues = refused ? refused.values : { tone, en, es, ru }
  const of = `-${key}`
  const name = <span className="visually-hidden">: {label}</span>
  return (
    <>
      <p className="row">
        <Chip tone={tone}>{label}</Chip>
        {retired && <span>{m.answers_status_retired()}</span>}
      </p>
      <p className="small muted">{about}</p>
      <FormErrors {...refused} errors={named(refused?.errors, of)} labels={named(statusLabels(), of)} />
      <details open={refused !== undefined}>
        <summary>
          {m.answers_status_change()}
          {name}
        </summary>
        <Form method="post" className="stack">
          <input type="hidden" name="key" value={key} />
          <StatusFields of={of} shown={(field) => said[field]?.toString()} errors={refused?.errors} />
          <div className="row">
            <Button name="do" value="rename">
              {m.answers_status_save()}
              {name}
            </Button>
          </div>
        </Form>
      </details>
      <Form method="post">
        <input type="hidden" name="key" value={key} />
        <Button name="do" value={retired ? 'restore' : 'retire'} look="quiet">
          {retired ? m.answers_status_restore() : m.answers_status_retire()}
          {name}
        </Button>
      </Form>
    </>
  )
}

/** By the ids that the fields of this form have. */
const named = <Value,>(fields: Record<string, Value> = {}, of: string) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${name}${of}`, value]))
