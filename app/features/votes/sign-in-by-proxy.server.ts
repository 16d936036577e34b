import type { SignInRefusal } from '#app/features/people/sign-in/proof.ts'
import { finishSignIn, type SignedIn } from '#app/features/votes/finish-sign-in.server.ts'
import { requestContext } from '#app/web/request-context.server.ts'
import { safePath } from '#app/web/safe-path.server.ts'
import { emailField } from '#app/web/text-fields.server.ts'

/** The address a trusted proxy vouches for in this request, as every verb stores it. */
export const proxiedEmail = () => emailField().safeParse(requestContext().proxyEmail).data

/** Signs in whom the proxy has signed in; undefined when it says nothing. */
export async function signInByProxy(
  request: Request,
  next: string | undefined,
): Promise<SignedIn | SignInRefusal | undefined> {
  const email = proxiedEmail()
  if (!email) return undefined
  return finishSignIn({ email, provesAddress: true, guests: [], name: '', next: safePath(next) }, request)
}
