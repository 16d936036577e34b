import type { ownCases } from '#app/features/recovery/own-cases.server.ts'

/** On somebody's own page: what they complained about, and the team's desk. */
export function OwnCases({ label, desk, cases }: Awaited<ReturnType<typeof ownCases>>) {
  if (cases.length === 0 && !desk) return null
  return (
    <section className="stack-sm">
      {cases.length > 0 && <h2>{label}</h2>}
      <ul className="links">
        {cases.map(({ id, title, state }) => (
          <li key={id}>
            <a href={`/complaints/${id}`}>{title}</a> <span className="small muted">{state}</span>
          </li>
        ))}
        {desk && (
          <li>
            <a href="/desk/complaints">{desk}</a>
          </li>
        )}
      </ul>
    </section>
  )
}
