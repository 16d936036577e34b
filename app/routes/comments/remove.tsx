import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { placePath } from '#app/features/comments/comment-path.ts'
import { commentPage } from '#app/features/comments/edit-comment-page.server.ts'
import { removeComment } from '#app/features/comments/remove-comment.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Markdown } from '#app/ui/markdown.tsx'
import { ConfirmPage } from '#app/ui/page/confirm-page.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.comments_remove_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  return commentPage(await viewerOf(request), params.comment ?? '', 'comment.remove')
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const removed = await removeComment(viewer, params.comment ?? '')
  return redirectWithNote(`${placePath(removed)}#discussion`, m.comments_removed_done())
}

export default function RemoveComment() {
  const page = useLoaderData<typeof loader>()
  return (
    <ConfirmPage title={m.comments_remove_title()} confirm={m.comments_remove_yes()} cancelTo={page.back} danger>
      <blockquote className="card card--flat">
        <Markdown html={page.html} />
      </blockquote>
      <p>{m.comments_remove_text()}</p>
    </ConfirmPage>
  )
}
