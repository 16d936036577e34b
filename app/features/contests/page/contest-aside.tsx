import type { ContestPageShown } from '#app/features/contests/page/contest-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/card.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { showMoment } from '#app/ui/figures/show-time.ts'
import { Time } from '#app/ui/figures/time.tsx'
import { FollowButton } from '#app/ui/forms/follow-button.tsx'
import { Markdown } from '#app/ui/markdown.tsx'

/** Beside the ideas: rules, prizes, contract, journal, and ways to keep up. */
export function ContestAside({ contest }: { contest: ContestPageShown }) {
  return (
    <>
      <Card>
        <h2 className="contest-heading">{m.contests_rules()}</h2>
        <ul className="contest-rules small">
          {contest.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
        {contest.record && <p className="small muted">{contest.record}</p>}
        <Contract contest={contest} />
      </Card>
      {contest.prizes && (
        <Card>
          <h2 className="contest-heading">{m.contests_prizes()}</h2>
          <p className="contest-lines" lang={contest.language}>
            {contest.prizes}
          </p>
        </Card>
      )}
      <Journal contest={contest} />
      <KeepUp contest={contest} />
    </>
  )
}

function Contract({ contest: { contractHash, frozenAt, seedHash, slug, timeZone } }: { contest: ContestPageShown }) {
  if (!contractHash || !frozenAt) return null
  return (
    <details className="small">
      <summary>{m.contests_contract()}</summary>
      <div className="stack-sm">
        <p suppressHydrationWarning>{m.contests_contract_text({ date: showMoment(frozenAt, timeZone) })}</p>
        <p>
          <code className="contest-hash">{contractHash}</code>
        </p>
        <p>
          <a href={`/c/${slug}/contract.json`}>{m.contests_contract_read()}</a>
        </p>
        <p>
          <a href={`/c/${slug}/verify`}>{m.contests_verify()}</a>
        </p>
        {seedHash && (
          <p>
            {m.contests_contract_seed()} <code className="contest-hash">{seedHash}</code>
          </p>
        )}
      </div>
    </details>
  )
}

function Journal({ contest: { journal, language } }: { contest: ContestPageShown }) {
  if (journal.length === 0) return null
  return (
    <Card id="journal">
      <h2 className="contest-heading">{m.contests_journal()}</h2>
      <ol className="stack">
        {journal.map((note) => (
          <li key={note.id} className="stack-sm">
            <p className="meta">
              {note.kind === 'extended' && <Chip tone="info">{m.contests_journal_extended()}</Chip>}
              <span>{[note.author, note.authorTitle].filter(Boolean).join(', ')}</span>
              <Time at={note.createdAt} />
            </p>
            <Markdown html={note.html} lang={language} />
          </li>
        ))}
      </ol>
    </Card>
  )
}

function KeepUp({
  contest: { slug, kind, audience, phase, closes, answerBy, isPublic, follows },
}: {
  contest: ContestPageShown
}) {
  const dated = (closes || answerBy) && phase !== 'answered'
  const fed = isPublic && audience === 'everyone' && kind !== 'debate'
  if (!dated && !fed && !follows.length) return null
  return (
    <Card>
      <h2 className="contest-heading">{m.contests_keep_up()}</h2>
      {follows.map((follow) => (
        <FollowButton key={follow.kind} follow={follow} />
      ))}
      <ul className="contest-links">
        {dated && (
          <li>
            <a href={`/c/${slug}/calendar.ics`}>{m.contests_calendar()}</a>
          </li>
        )}
        {fed && (
          <>
            <li>
              <a href={`/c/${slug}/feed.atom`}>{m.contests_feed_atom()}</a>
            </li>
            <li>
              <a href={`/c/${slug}/feed.json`}>{m.contests_feed_json()}</a>
            </li>
          </>
        )}
      </ul>
    </Card>
  )
}
