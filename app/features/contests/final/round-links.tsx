import type { RoundShown } from '#app/features/contests/final/rounds-of.server.ts'
import { Link } from '#app/ui/link.tsx'

interface RoundLinksProps {
  rounds: RoundShown[]
  /** Leads from results to results, where there are some. */
  toResults?: boolean
}

/** The round before this one and the ones after it. */
export function RoundLinks({ rounds, toResults }: RoundLinksProps) {
  return rounds.map(({ label, title, language, path, resultsPath }) => (
    <p key={path}>
      {label}{' '}
      <Link to={(toResults && resultsPath) || path} lang={language}>
        {title}
      </Link>
    </p>
  ))
}
