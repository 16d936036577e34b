import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { orderName } from '#app/features/ideas/order-name.ts'
import { whyHere } from '#app/features/ideas/why-here.server.ts'
import { whyTable } from '#app/features/ideas/why-table.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Table } from '#app/ui/figures/table.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { Tabs } from '#app/ui/tabs.tsx'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.votes_why_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const asked = new URL(request.url).searchParams.get('order')
  const { idea, contest, order, offered, rank, sentence, numbers } = await whyHere(
    viewer,
    ideaIdOf(params.idea ?? ''),
    asked,
  )
  const about = { title: idea.title, path: ideaPath(idea), why: `/i/${idea.id}/why`, contest: contest.title }
  return { about, order, offered, rank, sentence, rows: whyTable(numbers) }
}

export default function Why() {
  const { about, order, offered, rank, sentence, rows } = useLoaderData<typeof loader>()
  const tabs = offered.map((one) => ({
    to: `${about.why}?order=${one}`,
    label: orderName(one),
    current: one === order,
  }))
  return (
    <div className="stack">
      <PageHeader
        title={rank ? m.votes_why_place({ rank }) : m.votes_why_title()}
        back={{ to: about.path, label: about.title }}
        lead={about.contest}
      />
      <Tabs label={m.votes_why_orders()} tabs={tabs} />
      <p>{sentence}</p>
      {rows.length > 0 && (
        <Table
          label={m.votes_why_numbers()}
          head={[
            { key: 'name', label: m.votes_why_figure() },
            { key: 'value', label: m.votes_why_value(), number: true },
          ]}
        >
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.label}</th>
              <td className="num">{row.value}</td>
            </tr>
          ))}
        </Table>
      )}
    </div>
  )
}
