import { useEffect, useState } from 'react'
import type { LiveCounts } from '#app/features/ideas/live-count.ts'

/** So often, while somebody looks. */
const everyMs = 30_000

/**
 * The figures of ideas on an open page, asked for anew when somebody comes back to it and every half minute while they
 * look. `address` names the ideas. Nothing before the first answer; a failed question leaves what is known.
 */
export function useLiveCounts(address: string): LiveCounts | undefined {
  const [known, setKnown] = useState<{ address: string; counts: LiveCounts }>()

  useEffect(() => {
    // Time passes in the browser alone.
    const ask = async () => {
      if (document.visibilityState !== 'visible') return
      const at = Date.now()
      const answer = await fetch(address).catch(() => undefined)
      if (answer?.ok) setKnown({ address, counts: { at, ideas: (await answer.json()).ideas } })
    }
    const timer = window.setInterval(ask, everyMs)
    document.addEventListener('visibilitychange', ask)
    return () => {
      window.clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [address])

  return known?.address === address ? known.counts : undefined
}
