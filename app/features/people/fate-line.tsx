import { Time } from '#app/ui/figures/time.tsx'

interface Step {
  at: Date | null
  words: string
}

/** What became of something, step by step; what has no time holds now. */
export function FateLine({ steps, label }: { steps: Step[]; label: string }) {
  if (steps.length === 0) return null
  return (
    <details className="small">
      <summary>{label}</summary>
      <ol className="fate">
        {steps.map(({ at, words }, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps never move and two may read alike
          <li key={nth}>
            {words} {at && <Time at={at} />}
          </li>
        ))}
      </ol>
    </details>
  )
}
