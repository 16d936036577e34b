import type { IdeaPage } from '#app/features/ideas/idea-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Link } from '#app/ui/link.tsx'

type Kin = Pick<IdeaPage['parents'][number], 'path' | 'title'>[]

/** What an idea came from and what grew out of it. */
export function Lineage({ page: { rounds, parents, children } }: { page: IdeaPage }) {
  if (rounds.length === 0 && parents.length === 0 && children.length === 0) return null
  return (
    <section className="stack-sm">
      <h2>{m.ideas_lineage()}</h2>
      {rounds.map((round) => (
        <Line key={round.path} label={round.label} kin={[round]} />
      ))}
      <Line label={m.ideas_born()} kin={parents} />
      <Line label={m.ideas_grew_into()} kin={children} />
    </section>
  )
}

function Line({ label, kin }: { label: string; kin: Kin }) {
  if (kin.length === 0) return null
  return (
    <p>
      {label}:{' '}
      {kin.map(({ path, title }, index) => (
        <span key={path}>
          {index > 0 && ' + '}
          <Link to={path}>{title}</Link>
        </span>
      ))}
    </p>
  )
}
