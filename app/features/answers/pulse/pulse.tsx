import type { PulseShown } from '#app/features/answers/pulse/pulse-shown.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { Link } from '#app/ui/link.tsx'
import { Markdown } from '#app/ui/markdown.tsx'

/** Under an official answer: “did we understand you?”, what its author said, and their one reply. */
export function Pulse({ pulse: { path, answerId, said, again, reply, ask, replyLink } }: { pulse: PulseShown }) {
  return (
    <div className="stack-sm" id="pulse">
      {said && (
        <p>
          <b>{said}</b> {again}
        </p>
      )}
      {reply && (
        <blockquote>
          <Markdown html={reply.html} />
          {reply.note && <p className="small muted">{reply.note}</p>}
        </blockquote>
      )}
      {ask && (
        <Form method="post" action={path} className="row">
          <input type="hidden" name="answer" value={answerId} />
          <b>{ask.question}</b>
          {ask.choices.map(({ value, label }) => (
            <Button key={value} name="verdict" value={value}>
              {label}
            </Button>
          ))}
        </Form>
      )}
      {replyLink && (
        <p>
          <Link to={path} className="tall">
            {replyLink}
          </Link>
        </p>
      )}
    </div>
  )
}
