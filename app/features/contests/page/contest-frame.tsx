import type { ReactNode } from 'react'
import { RoundLinks } from '#app/features/contests/final/round-links.tsx'
import { ContestAside } from '#app/features/contests/page/contest-aside.tsx'
import { ContestHeader } from '#app/features/contests/page/contest-header.tsx'
import { ContestOwner } from '#app/features/contests/page/contest-owner.tsx'
import type { ContestPageShown } from '#app/features/contests/page/contest-page.server.ts'
import { ContestStages } from '#app/features/contests/page/contest-stages.tsx'
import { ProposeLink } from '#app/features/contests/page/propose-link.tsx'
import { m } from '#app/paraglide/messages.js'
import { KeptPart } from '#app/ui/kept-part.tsx'
import { Markdown } from '#app/ui/markdown.tsx'

/** So long a brief stands open; a longer one would push the ideas out of sight. */
const shortBrief = 800

interface ContestFrameProps {
  contest: ContestPageShown
  /** The ideas, or in a debate the arguments. */
  children: ReactNode
}

/** A contest's page around its list. */
export function ContestFrame({ contest, children }: ContestFrameProps) {
  const { kind, takesIdeas, mayPropose } = contest
  return (
    <div className="stack-lg">
      <KeptPart as="div" className="stack-lg" inside={AboveIdeas} given={{ contest }} />
      <div className="split">
        <div className="stack">{children}</div>
        <KeptPart as="aside" className="stack" inside={ContestAside} given={{ contest }} />
      </div>
      {takesIdeas && mayPropose && kind !== 'debate' && (
        <div className="sticky only-narrow no-print contest-sticky">
          <ProposeLink contest={contest} />
        </div>
      )}
    </div>
  )
}

function AboveIdeas({ contest }: Pick<ContestFrameProps, 'contest'>) {
  return (
    <>
      <ContestOwner contest={contest} />
      <ContestHeader contest={contest} />
      <RoundLinks rounds={contest.rounds} />
      <ContestStages {...contest} />
      <ContestWords contest={contest} />
    </>
  )
}

/** What was learned stands first; the longer question can be folded away. */
function ContestWords({ contest: { kind, briefHtml, conclusionHtml, language } }: Pick<ContestFrameProps, 'contest'>) {
  return (
    <>
      {conclusionHtml && (
        <section className="stack-sm">
          <h2>{kind === 'debate' ? m.contests_conclusion() : m.contests_what_we_learned()}</h2>
          <Markdown html={conclusionHtml} lang={language} />
        </section>
      )}
      {briefHtml && (
        <details className="contest-brief" open={!conclusionHtml && briefHtml.length < shortBrief}>
          <summary>
            <b>{m.contests_brief()}</b>
          </summary>
          <Markdown html={briefHtml} lang={language} />
        </details>
      )}
    </>
  )
}
