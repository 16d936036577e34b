import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { LiveVote } from '#app/features/ideas/propose/live-vote.tsx'
import { SimilarList } from '#app/features/ideas/propose/similar-list.tsx'
import type { SimilarIdea } from '#app/features/ideas/similar-ideas.server.ts'
import { m } from '#app/paraglide/messages.js'
import { classNames } from '#app/ui/class-names.ts'

const restMs = 300

type SimilarStripProps = { slug: string; text: string; script: boolean }

/** Ideas close to what is being typed. Has its fixed room, never takes the focus, never blocks. */
export function SimilarStrip({ slug, text, script }: SimilarStripProps) {
  const { similar, searched } = useSimilar(slug, text, script)
  return (
    <section
      className={classNames('similar-strip', similar.length > 0 && 'similar-strip--found')}
      aria-label={m.ideas_similar()}
    >
      <p className="visually-hidden" role="status">
        {similar.length > 0 ? m.ideas_similar_found({ n: similar.length }) : ''}
      </p>
      {similar.length > 0 ? (
        <>
          <p>{m.ideas_similar()}</p>
          <SimilarList similar={similar} vote={(idea) => <LiveVote idea={idea} />} />
        </>
      ) : (
        <p className="muted">{searched ? m.ideas_similar_none() : m.ideas_similar_wait()}</p>
      )}
    </section>
  )
}

function useSimilar(slug: string, text: string, script: boolean) {
  const { load, data } = useFetcher<{ items: SimilarIdea[] }>()
  useEffect(() => {
    // Asks only once the hand rests.
    if (!script || text.trim().length < 4) return
    const timer = setTimeout(() => load(`/c/${slug}/similar?text=${encodeURIComponent(text)}`), restMs)
    return () => clearTimeout(timer)
  }, [slug, text, script, load])
  const enough = text.trim().length >= 4
  return { similar: enough ? (data?.items ?? []) : [], searched: enough && data !== undefined }
}
