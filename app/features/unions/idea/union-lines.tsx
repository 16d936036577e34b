import { Link } from '#app/ui/link.tsx'

/** What unions say of an idea or a contest: lines with a link, made on the server. Never a number that counts. */
export function UnionLines({ lines }: { lines: { to: string; text: string }[] }) {
  if (lines.length === 0) return null
  return (
    <ul className="stack-sm small">
      {lines.map(({ to, text }) => (
        <li key={to}>
          <Link to={to} className="tall">
            {text}
          </Link>
        </li>
      ))}
    </ul>
  )
}
