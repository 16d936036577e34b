import type { MetaFunction } from '@remix-run/node'
import { m } from '#app/paraglide/messages.js'

export const meta: MetaFunction = () => [{ title: 'Aflora' }, { name: 'description', content: m.site_promise() }]

export default function Home() {
  return (
    <>
      <h1>{m.site_greeting()}</h1>
      <p>{m.site_promise()}</p>
    </>
  )
}
