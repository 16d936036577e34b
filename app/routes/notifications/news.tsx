import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ReadForm } from '#app/features/notifications/forms.server.ts'
import { NewsList } from '#app/features/notifications/news-list.tsx'
import { newsPage, readNews } from '#app/features/notifications/news-page.server.ts'
import { pushPage } from '#app/features/notifications/push/push-page.server.ts'
import { PushPart } from '#app/features/notifications/push/push-part.tsx'
import { requirePerson } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/page/empty-state.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectTo } from '#app/web/redirect.server.ts'
import { badRequest } from '#app/web/refuse.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.notifications_title())

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requirePerson(request)
  const before = new Date(new URL(request.url).searchParams.get('before') ?? '')
  const news = await newsPage(viewer, Number.isNaN(before.getTime()) ? undefined : before)
  return { ...news, push: await pushPage(viewer, request) }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requirePerson(request)
  const form = await readForm(request, ReadForm)
  if (!form.ok) return badRequest()
  await readNews(viewer, form.value.event || undefined)
  return redirectTo('/me/news')
}

export default function News() {
  const { items, older, push } = useLoaderData<typeof loader>()
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: '/me', label: m.people_me_title() }}
        title={m.notifications_title()}
        lead={m.notifications_lead()}
        actions={
          <>
            {items.some(({ unread }) => unread) && (
              <Form method="post">
                <Button icon="check">{m.notifications_read_all()}</Button>
              </Form>
            )}
            <ButtonLink to="/me/following">{m.notifications_following_title()}</ButtonLink>
            <Link to="/me/profile#news" className="tall">
              {m.notifications_settings()}
            </Link>
          </>
        }
      />
      {items.length > 0 ? <NewsList items={items} /> : <EmptyState>{m.notifications_none()}</EmptyState>}
      {older && (
        <ButtonLink to={`?before=${encodeURIComponent(new Date(older).toISOString())}`}>
          {m.notifications_older()}
        </ButtonLink>
      )}
      {push && <PushPart page={push} />}
    </div>
  )
}
