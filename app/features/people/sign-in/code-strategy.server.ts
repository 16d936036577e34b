import { Strategy } from 'remix-auth/strategy'
import { CodeForm } from '#app/features/people/forms.server.ts'
import { attemptCookie } from '#app/features/people/sign-in/attempt-cookie.server.ts'
import { type FormRefusal, readForm } from '#app/web/read-form.server.ts'

/** What a request for signing in by mail brings along: the link's token, or a code for the attempt of this browser. */
export type Mailed = { request: Request } & ({ token: string } | { attempt: string; code: string })

/** Signing in with what was mailed. A form that holds no code is answered as `FormRefusal`, with what was written. */
export class CodeStrategy<User> extends Strategy<User | FormRefusal | undefined, Mailed> {
  name = 'code'

  /** Undefined when the browser asked for no code lately. */
  async authenticate(request: Request): Promise<User | FormRefusal | undefined> {
    const token = new URL(request.url).pathname.match(/^\/in\/link\/([\w-]{43})$/)?.[1]
    if (token) return this.verify({ request, token })
    const attempt = attemptCookie.read(request)
    if (!attempt) return undefined
    const form = await readForm(request, CodeForm)
    return form.ok ? this.verify({ request, attempt: attempt.id, code: form.value.code }) : form
  }
}
