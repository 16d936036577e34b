import { Authenticator } from 'remix-auth'
import { FormStrategy } from 'remix-auth-form'
import { PasswordSignInForm } from '#app/features/people/forms.server.ts'
import { checkPassword } from '#app/features/people/sign-in/check-password.server.ts'
import { CodeStrategy, type Mailed } from '#app/features/people/sign-in/code-strategy.server.ts'
import { consumeCode, consumeLink } from '#app/features/people/sign-in/consume-code.server.ts'
import type { SignInRefusal } from '#app/features/people/sign-in/proof.ts'
import { finishSignIn, type SignedIn } from '#app/features/votes/finish-sign-in.server.ts'
import { type FormRefusal, type FormValues, readForm, refuseForm } from '#app/web/read-form.server.ts'
import { translate } from '#app/web/translate.server.ts'
import { transaction } from '#drizzle/database.ts'

/** Undefined when this browser has asked for no code lately. */
export type SignInOutcome = SignedIn | FormRefusal | undefined

/** The ways to sign in, by name: `code` (a mailed code or link) and `password`. */
export const authenticator = new Authenticator<SignInOutcome>()
  .use(new CodeStrategy<SignInOutcome>(signInByMail), 'code')
  .use(new FormStrategy<SignInOutcome>(signInByPassword), 'password')

async function signInByMail(mailed: Mailed): Promise<SignInOutcome> {
  const now = new Date()
  const outcome = await transaction(async () => {
    const consumed =
      'token' in mailed ? await consumeLink(mailed.token, now) : await consumeCode(mailed.attempt, mailed.code, now)
    return consumed.ok ? finishSignIn(consumed.proof, mailed.request, now) : consumed
  })
  return outcome.ok ? outcome : refuse(outcome, 'code')
}

/** The form is read here and not before: the strategy hands on a copy of the request whose body nobody has read. */
async function signInByPassword({ request }: FormStrategy.VerifyOptions): Promise<SignInOutcome> {
  const form = await readForm(request, PasswordSignInForm)
  if (!form.ok) return form
  const { email, password, next = '/' } = form.value
  const checked = await checkPassword(email, password)
  const outcome = checked.ok ? await finishSignIn({ ...checked.proof, next }, request) : checked
  return outcome.ok ? outcome : refuse(outcome, '', form.values)
}

function refuse(refusal: SignInRefusal, field: string, values: FormValues = {}) {
  const message = 'left' in refusal ? translate(refusal.reason, { left: refusal.left }) : translate(refusal.reason)
  return refuseForm(values, { [field]: [message] })
}
