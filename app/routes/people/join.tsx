import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { acceptedBy, findInvitation, type InvitationCard } from '#app/features/people/accept-invitation.server.ts'
import { ClaimForm, JoinForm } from '#app/features/people/forms.server.ts'
import { claimPaper } from '#app/features/people/invitations/claim-paper.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { joinByInvitation } from '#app/features/votes/join-by-invitation.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'
import { translate } from '#app/web/translate.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.people_join_accept())

/** Opening the link shows the invitation; only its button accepts it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const token = params.token ?? ''
  const invitation = await findInvitation(token, viewer)
  // The account made by a printed code has used it up already.
  if (!invitation && (await acceptedBy(token, viewer))) throw redirectTo('/')
  return data({ token, invitation, isNew: viewer.kind !== 'account' }, { status: invitation ? 200 : 410 })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const token = params.token ?? ''
  if ((await findInvitation(token, viewer))?.asksAddress) return claim(request, token)
  const form = await readForm(request, JoinForm)
  if (!form.ok) return data(form, { status: 400 })

  const joined = await joinByInvitation(token, viewer, request, form.value)
  if (!joined.ok) return data(refuseForm(form.values, { '': [translate(joined.reason)] }), { status: 409 })
  return redirectWithNote(joined.next, m.people_joined({ email: joined.person.email ?? '' }), joined.headers)
}

/** What came on paper: a code goes to the address its holder says. */
async function claim(request: Request, token: string) {
  const form = await readForm(request, ClaimForm)
  if (!form.ok) return data(form, { status: 400 })
  const claimed = await claimPaper(token, form.value.email, request)
  if (!claimed.ok) return data(refuseForm(form.values, { email: [claimed.message] }), { status: 409 })
  return redirectTo('/in/code', { 'Set-Cookie': claimed.cookie })
}

export default function Join() {
  const { token, invitation, isNew } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (!invitation) return <PageHeader title={m.people_join_over_title()} lead={m.people_invitation_over()} />
  return (
    <div className="stack-lg narrow">
      <PageHeader
        title={m.people_join_title({ by: invitation.invitedBy })}
        lead={invitation.email && m.people_join_email({ email: invitation.email })}
      />
      <Offer invitation={invitation} />
      {invitation.asksAddress && <SayAddress email={invitation.email} refused={refused} />}
      {invitation.needsSignIn && <SignInFirst token={token} />}
      {!invitation.asksAddress && !invitation.needsSignIn && (
        <Form method="post" className="stack">
          <FormErrors {...refused} labels={{ name: m.people_name() }} />
          {isNew && (
            <Field
              name="name"
              label={m.people_name()}
              hint={m.people_name_hint()}
              autoComplete="name"
              maxLength={60}
              defaultValue={refused?.values.name?.toString()}
              errors={refused?.errors.name}
            />
          )}
          <SubmitButton look="main">{m.people_join_accept()}</SubmitButton>
        </Form>
      )}
    </div>
  )
}

const contestRoles = { owner: m.people_join_runs_contest, juror: m.people_join_judges }

const roles = {
  admin: m.people_join_role_admin,
  moderator: m.people_join_role_moderator,
  owner: m.people_join_role_owner,
  member: undefined,
}

function Offer({ invitation }: { invitation: InvitationCard }) {
  const { contest, role, affiliation } = invitation
  const right = contest
    ? (role === 'owner' || role === 'juror') && contestRoles[role]()
    : role !== 'juror' && roles[role]?.()
  return (
    <div className="stack-sm">
      {contest && <p>{m.people_join_contest({ contest })}</p>}
      {right && <p>{right}</p>}
      {affiliation === 'employee' && <p>{m.people_join_employee()}</p>}
    </div>
  )
}

interface Refused {
  errors: Record<string, string[]>
  formErrors: string[]
  values: Record<string, string | string[]>
}

function SayAddress({ email, refused }: { email: string; refused: Refused | undefined }) {
  return (
    <Form method="post" className="stack">
      <p>{m.invite_paper_text()}</p>
      <FormErrors {...refused} labels={{ email: m.people_email() }} />
      <Field
        name="email"
        type="email"
        label={m.people_email()}
        autoComplete="email"
        required
        defaultValue={refused?.values.email?.toString() ?? email}
        errors={refused?.errors.email}
      />
      <SubmitButton look="main">{m.people_send_code()}</SubmitButton>
    </Form>
  )
}

function SignInFirst({ token }: { token: string }) {
  return (
    <div className="stack">
      <p>{m.people_join_sign_in()}</p>
      <ButtonLink to={`/in?next=${encodeURIComponent(`/join/${token}`)}`} look="main">
        {m.people_sign_in_title()}
      </ButtonLink>
    </div>
  )
}
