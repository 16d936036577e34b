import type { FairnessPage, ReviewedBallot } from '#app/features/votes/fairness/fairness-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Chip } from '#app/ui/chip.tsx'
import { showNumber } from '#app/ui/figures/show-number.ts'
import { Time } from '#app/ui/figures/time.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { Link } from '#app/ui/link.tsx'
import { Note } from '#app/ui/note.tsx'
import { EmptyState } from '#app/ui/page/empty-state.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type FairnessViewProps = { page: FairnessPage; refused: FormRefusal | undefined }

/** Suspicious ballots with the reasons in words; a person decides about each. */
export function FairnessView({ page, refused }: FairnessViewProps) {
  const { contest, sums, lookedAt, ballots } = page
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: `/c/${contest.slug}`, label: contest.title }}
        title={m.fairness_title()}
        lead={m.fairness_lead()}
      />
      <FormErrors {...refused} />
      <p>
        {m.fairness_sums({
          ...{ open: showNumber(sums.open), aside: showNumber(sums.quarantined), standing: showNumber(sums.standing) },
        })}
      </p>
      {contest.open ? (
        <Form method="post" className="row">
          <input type="hidden" name="step" value="look" />
          <SubmitButton>{m.fairness_look_now()}</SubmitButton>
          {lookedAt && (
            <span className="small muted">
              {m.fairness_nightly()} <Time at={lookedAt} timeZone={contest.timeZone} />
            </span>
          )}
        </Form>
      ) : (
        <Note tone="info">{m.fairness_closed()}</Note>
      )}
      {ballots.length === 0 && <EmptyState>{m.fairness_none()}</EmptyState>}
      <ol className="stack">
        {ballots.map((ballot) => (
          <li key={ballot.id}>
            <BallotCard ballot={ballot} contest={contest} />
          </li>
        ))}
      </ol>
      <details>
        <summary>{m.fairness_limits_title()}</summary>
        <p>{m.fairness_limits()}</p>
      </details>
    </div>
  )
}

type CardProps = { ballot: ReviewedBallot; contest: FairnessPage['contest'] }

function BallotCard({ ballot, contest }: CardProps) {
  const { number, state, grounds, ideas, words, by, decidedAt } = ballot
  const name = m.fairness_ballot({ number })
  return (
    <article className="card stack-sm" aria-label={name}>
      <p className="meta">
        <Chip tone={tones[state]}>{stateWords[state]()}</Chip>
        <Time at={ballot.foundAt} timeZone={contest.timeZone} />
      </p>
      <h2 className="as-h3">{name}</h2>
      <ul>
        {grounds.map((ground) => (
          <li key={ground}>{ground}</li>
        ))}
      </ul>
      {ideas.map((idea) => (
        <p key={idea.path} className="small">
          <Link to={idea.path}>{idea.title}</Link>
        </p>
      ))}
      {decidedAt && (
        <p className="small muted">
          {m.fairness_decided({ name: by })} <Time at={decidedAt} timeZone={contest.timeZone} /> {words}
        </p>
      )}
      {ballot.own && <p>{m.fairness_own()}</p>}
      {contest.open && !ballot.own && <Decide ballot={ballot} name={name} />}
    </article>
  )
}

const tones = { open: 'sun', standing: 'info', quarantined: 'contra' } as const
const stateWords = {
  open: m.fairness_state_open,
  standing: m.fairness_state_standing,
  quarantined: m.fairness_state_aside,
}

/** The buttons that fit how it stands; setting aside needs words. */
function Decide({ ballot, name }: { ballot: ReviewedBallot; name: string }) {
  const aside = ballot.state === 'quarantined'
  return (
    <details>
      <summary className="button">
        {m.fairness_decide()}
        <span className="visually-hidden">: {name}</span>
      </summary>
      <Form method="post" className="stack">
        <input type="hidden" name="step" value="decide" />
        <input type="hidden" name="ballot" value={ballot.id} />
        <TextArea
          id={`words-${ballot.id}`}
          name="words"
          label={m.fairness_words()}
          hint={m.fairness_words_hint()}
          rows={3}
        />
        <div className="row">
          {ballot.state === 'open' && (
            <SubmitButton name="decision" value="stand">
              {m.fairness_let_stand()}
            </SubmitButton>
          )}
          <SubmitButton name="decision" value={aside ? 'release' : 'quarantine'} look={aside ? 'main' : 'danger'}>
            {aside ? m.fairness_bring_back() : m.fairness_set_aside()}
          </SubmitButton>
        </div>
      </Form>
    </details>
  )
}
