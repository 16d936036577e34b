import { z } from 'zod'
import { readForm } from '#app/web/read-form.server.ts'

/** All a form holds, right or wrong: a draft is kept as it is. */
export async function keptValues(request: Request) {
  return (await readForm(request, z.object({}))).values
}
