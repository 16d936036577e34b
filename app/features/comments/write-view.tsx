import { ArgumentForm } from '#app/features/comments/argument-form.tsx'
import type { WritePage } from '#app/features/comments/comment-from-form.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Markdown } from '#app/ui/markdown.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

/** The form for an argument on a page of its own, with what was written when it could not be taken. */
export function WriteView({ page, refused }: { page: WritePage; refused: FormRefusal | undefined }) {
  const parent = page.parent ?? replyOf(refused)
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: page.path, label: page.title }}
        title={parent ? m.comments_your_reply() : m.comments_add()}
      />
      {page.parent && (
        <blockquote className="card card--flat">
          <Markdown html={page.parent.html} />
        </blockquote>
      )}
      {!page.allowed && !refused && <p>{m.comments_closed()}</p>}
      {(page.allowed || refused) && <ArgumentForm page={page} parent={parent?.id} refused={refused} />}
      {refused && !page.allowed && (
        <div className="row">
          <ButtonLink to={`/in?next=${encodeURIComponent(page.address)}`}>{m.site_sign_in()}</ButtonLink>
        </div>
      )}
    </div>
  )
}

/** The address of the answer that was refused does not say what it answers; its form does. */
function replyOf(refused: FormRefusal | undefined) {
  const id = refused?.values.parent
  return typeof id === 'string' && id ? { id } : undefined
}
