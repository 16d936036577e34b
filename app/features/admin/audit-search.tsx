import type { auditPage } from '#app/features/admin/audit-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { Link } from '#app/ui/link.tsx'

type AuditSearchProps = Pick<Awaited<ReturnType<typeof auditPage>>, 'values' | 'query'>

/** What to look for in the audit log, and the same as a file. */
export function AuditSearch({ values, query }: AuditSearchProps) {
  const of = (name: keyof typeof values) => ({ name, defaultValue: values[name], maxLength: 100 })
  return (
    <Form method="get" className="stack card">
      <div className="grid">
        <Field {...of('who')} label={m.admin_audit_who()} hint={m.admin_audit_who_hint()} />
        <Field {...of('action')} label={m.admin_audit_action()} hint={m.admin_audit_action_hint()} spellCheck={false} />
        <Field {...of('thing')} label={m.admin_audit_thing()} hint={m.admin_audit_thing_hint()} spellCheck={false} />
        <Field {...of('from')} type="date" label={m.admin_audit_from()} />
        <Field {...of('until')} type="date" label={m.admin_audit_until()} />
      </div>
      <div className="row">
        <Button look="main" icon="search">
          {m.admin_audit_find()}
        </Button>
        {query && (
          <Link to="/admin/audit" className="tall">
            {m.admin_audit_all()}
          </Link>
        )}
        <a href={`/admin/audit/export/csv?${query}`} className="tall">
          {m.admin_audit_csv()}
        </a>
        <a href={`/admin/audit/export/json?${query}`} className="tall">
          {m.admin_audit_json()}
        </a>
      </div>
    </Form>
  )
}
