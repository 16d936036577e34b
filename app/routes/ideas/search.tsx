import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SearchResults } from '#app/features/ideas/search/search-results.tsx'
import { searchIdeas } from '#app/features/ideas/search-ideas.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { EmptyState } from '#app/ui/page/empty-state.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const meta: MetaFunction<typeof loader> = (page) =>
  pageMeta(page, page.data?.q ? `${page.data.q} · ${m.ideas_search()}` : m.ideas_search())

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const search = new URL(request.url).searchParams
  const asked = (name: string) => search.get(name)?.normalize('NFC').slice(0, 400) ?? ''
  const [q, contest] = [asked('q'), asked('contest')]
  const found = await searchIdeas(viewer, { q, contest, cursor: asked('cursor') || undefined })
  return data({ q: q.trim(), contest, ...found }, { headers: { 'Cache-Control': 'private, no-store' } })
}

export default function Search() {
  const { q, contest, contests, items, any, total, capped, next } = useLoaderData<typeof loader>()
  const where = [
    { value: '', label: m.ideas_search_everywhere() },
    ...contests.map(({ slug, title }) => ({ value: slug, label: title })),
  ]
  const address = new URLSearchParams({ q, ...(contest ? { contest } : {}), cursor: next ?? '' })
  return (
    <div className="stack-lg narrow">
      <PageHeader title={m.ideas_search()} />
      <Form action="/search" role="search" className="search-form">
        <Field name="q" type="search" label={m.ideas_search_label()} defaultValue={q} maxLength={400} />
        <Select name="contest" label={m.ideas_search_where()} options={where} defaultValue={contest} />
        <Button look="main" icon="search">
          {m.ideas_search()}
        </Button>
      </Form>
      {q && total === 0 && <Nothing q={q} contest={contest || contests[0]?.slug} />}
      {q && total > 0 && (
        <p role="status">
          {any && `${m.ideas_hits_any()} `}
          {capped ? m.ideas_hits_many({ n: total, q }) : m.ideas_hits({ n: total, q })}
        </p>
      )}
      <SearchResults items={items} />
      {next && <ButtonLink to={`/search?${address}`}>{m.ideas_search_more()}</ButtonLink>}
    </div>
  )
}

function Nothing({ q, contest }: { q: string; contest: string | undefined }) {
  const propose = contest && (
    <ButtonLink to={`/c/${contest}/new?title=${encodeURIComponent(q)}`} look="main">
      {m.ideas_propose()}
    </ButtonLink>
  )
  return <EmptyState action={propose}>{m.ideas_no_hits({ q })}</EmptyState>
}
