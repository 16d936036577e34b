import type { ProposePage } from '#app/features/ideas/propose/propose-page.server.ts'
import { SimilarList, VoteWords } from '#app/features/ideas/propose/similar-list.tsx'
import type { SimilarIdea } from '#app/features/ideas/similar-ideas.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'

type SimilarStepProps = { page: ProposePage; similar: SimilarIdea[]; values: Record<string, string | string[]> }

/** Without a script similar ideas come as a step of their own; one press passes it. Nothing written is lost. */
export function SimilarStep({ page: { contest, opened }, similar, values }: SimilarStepProps) {
  const address = `/c/${contest.slug}/new`
  return (
    <Form method="post" action={address} className="stack-lg narrow">
      <PageHeader back={{ to: `/c/${contest.slug}`, label: contest.title }} title={m.ideas_before_publishing()} />
      <Kept values={{ opened, ...values, similar: 'seen' }} />
      <div className="card stack-sm">
        <p className="small muted">{m.ideas_your_idea()}</p>
        <p>{values.title}</p>
      </div>
      <Note tone="sun">
        <p>{m.ideas_similar()}</p>
        <SimilarList
          similar={similar}
          vote={({ id, title, voted, votes }) => (
            <Button icon={voted ? 'check' : 'up'} aria-pressed={voted} formAction={`${address}/vote/${id}`}>
              <VoteWords voted={voted} votes={votes} title={title} />
            </Button>
          )}
        />
      </Note>
      <div className="row">
        <Button look="main" big>
          {m.ideas_publish_anyway()}
        </Button>
        <Button look="quiet" formAction={`${address}/draft`}>
          {m.ideas_back_to_text()}
        </Button>
      </div>
    </Form>
  )
}

function Kept({ values }: { values: Record<string, string | string[]> }) {
  const entries = Object.entries(values).flatMap(([name, value]) => [value].flat().map((text) => [name, text] as const))
  return entries.map(([name, text]) => <input key={`${name} ${text}`} type="hidden" name={name} value={text} />)
}
