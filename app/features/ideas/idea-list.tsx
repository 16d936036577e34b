import { IdeaCard } from '#app/features/ideas/idea-card.tsx'
import type { PackedCard } from '#app/features/ideas/list/packed-list.ts'
import type { LiveCounts } from '#app/features/ideas/live-count.ts'
import type { Order } from '#app/features/ideas/orders.ts'
import { SeenCards } from '#app/features/ideas/seen-cards.tsx'
import { useLiveCounts } from '#app/features/ideas/use-live-counts.ts'
import { m } from '#app/paraglide/messages.js'
import { Waterline } from '#app/ui/contest/waterline.tsx'

type IdeaListProps = {
  list: { cards: PackedCard[]; order: Order; shown: string; counts: string }
  /** How many ideas go to the product team; 0 draws no line. */
  places: number
  /** Path of the page, with its question mark, so that a press without a script comes back to the same list. */
  back: string
}

/** Orders in which a place means something for the outcome; only there a line is drawn. */
const lined: readonly Order[] = ['top', 'fair']

/** The ideas of a list as numbered cards with the waterline between them; notes which ones the reader saw. */
export function IdeaList({ list, places, back }: IdeaListProps) {
  const line = lined.includes(list.order) ? places : 0
  const above = list.cards.filter(({ rank }) => line === 0 || rank <= line)
  const under = list.cards.filter(({ rank }) => line > 0 && rank > line)
  const live = useLiveCounts(`${list.counts}?ideas=${list.cards.map(({ id }) => id).join('+')}`)
  const drawsLine = above.length > 0 && under.length > 0
  return (
    <SeenCards shown={list.shown}>
      <Cards cards={above} back={back} live={live} />
      {drawsLine && <Waterline>{m.votes_waterline({ n: places })}</Waterline>}
      <Cards cards={under} back={back} live={live} under />
    </SeenCards>
  )
}

type CardsProps = { cards: PackedCard[]; back: string; live?: LiveCounts; under?: boolean }

function Cards({ cards, back, live, under }: CardsProps) {
  const [first] = cards
  const since = (id: string) => (live?.ideas[id] ? { at: live.at, ...live.ideas[id] } : undefined)
  if (!first) return null
  return (
    <ol className="idea-list" start={first.rank}>
      {cards.map(({ id, line }) => (
        <IdeaCard key={id} id={id} line={line} back={back} under={under} live={since(id)} />
      ))}
    </ol>
  )
}
