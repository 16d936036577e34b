import type { DeclaredPage } from '#app/features/unions/declared/declared-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { Link } from '#app/ui/link.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type GroupMembersProps = { members: DeclaredPage['members']; refused: FormRefusal | undefined }

/** Who belongs to a declared group, each with the way out, and the form that adds one more. */
export function GroupMembers({ members, refused }: GroupMembersProps) {
  const adds = refused?.values.do === 'add' ? refused : undefined
  return (
    <section className="stack narrow">
      <h2>{m.unions_members_title()}</h2>
      <ul className="stack-sm">
        {members.map(({ id, name, email }) => (
          <li key={id} className="row between">
            <span>
              <Link className="tall" to={`/admin/people/${id}`}>
                {name || email}
              </Link>{' '}
              <span className="small muted">{email}</span>
            </span>
            <Form method="post">
              <input type="hidden" name="do" value="drop" />
              <input type="hidden" name="person" value={id} />
              <Button look="quiet">
                {m.unions_declared_drop()}
                <span className="visually-hidden">: {name || email}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <Form method="post" className="stack">
        <input type="hidden" name="do" value="add" />
        <Field
          name="email"
          type="email"
          label={m.unions_declared_email()}
          autoComplete="off"
          required
          defaultValue={adds?.values.email?.toString()}
          errors={adds?.errors.email}
        />
        <div className="row">
          <SubmitButton look="main">{m.unions_declared_add()}</SubmitButton>
        </div>
      </Form>
    </section>
  )
}
