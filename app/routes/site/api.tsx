import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { env } from '#app/env.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { TextPage } from '#app/ui/page/text-page.tsx'

export const handle = { script: false }

export function loader() {
  return {
    address: env.PUBLIC_URL,
    makeToken: 'npm run aflora -- token ana@example.org --scope participate',
    ask: `curl -H "Authorization: Bearer afl_…" ${env.PUBLIC_URL}/api/v1/contests`,
  }
}

export const meta: MetaFunction = (page) => pageMeta(page, m.pages_api_title(), m.pages_api_lead())

export default function Api() {
  const { address, makeToken, ask } = useLoaderData<typeof loader>()
  return (
    <TextPage
      title={m.pages_api_title()}
      lead={m.pages_api_lead()}
      sections={[
        { key: 'described', title: m.pages_api_described_title(), text: <Described address={address} /> },
        { key: 'token', title: m.pages_api_token_title(), text: <Token command={makeToken} /> },
        { key: 'example', title: m.pages_api_example_title(), text: <Command>{ask}</Command> },
        { key: 'habits', title: m.pages_api_habits_title(), text: <Habits /> },
      ]}
    />
  )
}

function Described({ address }: { address: string }) {
  return (
    <>
      <p>{m.pages_api_described_text()}</p>
      <p className="links">
        <a href="/api/openapi.json">{`${address}/api/openapi.json`}</a>
      </p>
    </>
  )
}

function Token({ command }: { command: string }) {
  return (
    <>
      <p>{m.pages_api_token_text()}</p>
      <Command>{command}</Command>
    </>
  )
}

function Command({ children }: { children: string }) {
  return (
    <pre>
      <code>{children}</code>
    </pre>
  )
}

function Habits() {
  return (
    <ul className="markdown">
      <li>{m.pages_api_habits_pages()}</li>
      <li>{m.pages_api_habits_problems()}</li>
      <li>{m.pages_api_habits_repeat()}</li>
      <li>{m.pages_api_habits_rate()}</li>
    </ul>
  )
}
