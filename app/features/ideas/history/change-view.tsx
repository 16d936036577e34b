import type { Piece } from '#app/features/ideas/history/differences.ts'
import type { Change } from '#app/features/ideas/idea-history.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/card.tsx'
import { showMoment } from '#app/ui/figures/show-time.ts'

type ChangeViewProps = { change: Change; timeZone: string; lang?: string }

/** One change: when, by whom, and each part of the idea that came out different. */
export function ChangeView({ change, timeZone, lang }: ChangeViewProps) {
  const parts = [
    { label: m.ideas_what(), pieces: change.title },
    { label: m.ideas_beneath_shown(), pieces: change.beneath },
    { label: m.ideas_body(), pieces: change.body },
    { label: m.ideas_tags(), pieces: change.tags },
  ]
  return (
    <Card as="li">
      <h2 className="idea-page__aside-title">{m.ideas_history_change({ name: change.by || m.ideas_guest() })}</h2>
      <p className="meta">
        <time dateTime={change.at.toISOString()}>{showMoment(change.at, timeZone)}</time>
      </p>
      {parts.map(({ label, pieces }) => pieces && <Part key={label} label={label} pieces={pieces} lang={lang} />)}
    </Card>
  )
}

function Part({ label, pieces, lang }: { label: string; pieces: Piece[]; lang?: string }) {
  return (
    <div>
      <h3 className="idea-page__label">{label}</h3>
      <p className="differences" lang={lang}>
        {pieces.map((piece, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change places
          <PieceView key={index} piece={piece} />
        ))}
      </p>
    </div>
  )
}

function PieceView({ piece: { kind, text } }: { piece: Piece }) {
  if (kind === 'same') return text
  const Element = kind === 'added' ? 'ins' : 'del'
  return (
    <Element>
      <span className="visually-hidden">{kind === 'added' ? m.ideas_added() : m.ideas_removed()}: </span>
      {text}
    </Element>
  )
}
