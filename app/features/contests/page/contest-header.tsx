import type { ContestPageShown } from '#app/features/contests/page/contest-page.server.ts'
import { PhaseChip } from '#app/features/contests/page/phase-chip.tsx'
import { ProposeLink } from '#app/features/contests/page/propose-link.tsx'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { showDay } from '#app/ui/figures/show-time.ts'
import { useDeadlines } from '#app/ui/figures/use-deadlines.ts'
import { PageHeader } from '#app/ui/page/page-header.tsx'

/** What is asked, until when, and the one thing to do here. */
export function ContestHeader({ contest }: { contest: ContestPageShown }) {
  const { kind, path, takesIdeas, mayPropose } = contest
  const proposes = takesIdeas && mayPropose
  const deadline = useDeadlineOf(contest)
  return (
    <PageHeader
      title={<span lang={contest.language}>{contest.title}</span>}
      above={
        <>
          <PhaseChip {...contest} />
          <AudienceChip audience={contest.audience} />
          <span className="small muted">{deadline}</span>
          <span className="small muted">{hostOf(contest)}</span>
        </>
      }
      lead={contest.question && <span lang={contest.language}>{contest.question}</span>}
      actions={actionsOf(contest)}
      aside={kind === 'debate' ? m.contests_debate_hint() : proposes && hintOf(contest)}
    />
  )

  function actionsOf({ phase, mayChoose, isPublic, hasBallot, takesVotes, ballotPath }: ContestPageShown) {
    const fills = hasBallot && takesVotes
    const chooses = mayChoose && isPublic && !fills
    if (proposes || chooses || fills)
      return (
        <>
          {fills && (
            <ButtonLink to={ballotPath} look="main" big>
              {ballotPath.endsWith('/choose') ? m.choose_link() : m.ballots_open_it()}
            </ButtonLink>
          )}
          {proposes && <ProposeLink contest={contest} big={!fills} />}
          {chooses && (
            <ButtonLink to={`${path}/choose`} big>
              {m.choose_link()}
            </ButtonLink>
          )}
        </>
      )
    if (phase !== 'answered' || kind === 'debate') return undefined
    return (
      <ButtonLink to={`${path}/results`} look="main" big>
        {m.contests_to_results()}
      </ButtonLink>
    )
  }
}

/** Where only accounts may take part, promising a minute without one would be a lie. */
function hintOf({ takePart, known, isPublic }: ContestPageShown) {
  if (!isPublic) return m.contests_preview_no_form()
  return takePart === 'everyone' && !known ? m.contests_propose_hint() : m.contests_propose_hint_account()
}

function useDeadlineOf({ kind, phase, begins, closes, closedAt, concludedAt, timeZone }: ContestPageShown) {
  const show = useDeadlines(timeZone)
  if (concludedAt) return m.contests_concluded_on({ date: showDay(concludedAt, timeZone) })
  if (begins) return m.contests_opens({ date: show(begins) })
  if (closedAt) return m.contests_closed_on({ date: show(closedAt) })
  if (!closes || kind === 'box') return null
  const over = phase === 'jury' || phase === 'deciding'
  const date = show(closes)
  return over ? m.contests_closed_on({ date }) : m.contests_closes({ date })
}

function hostOf({ host, hostTitle }: ContestPageShown) {
  if (!host) return null
  return hostTitle ? m.contests_your_host({ name: host, role: hostTitle }) : m.contests_your_host_plain({ name: host })
}

function AudienceChip({ audience }: Pick<ContestPageShown, 'audience'>) {
  if (audience === 'customers') return <Chip>{m.contests_for_customers()}</Chip>
  if (audience === 'employees') return <Chip>{m.contests_for_employees()}</Chip>
  return audience === 'invited' ? <Chip>{m.contests_for_invited()}</Chip> : null
}
