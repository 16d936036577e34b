import { IdeaCard } from '#app/features/ideas/idea-card.tsx'
import type { IdeaCardData } from '#app/features/ideas/idea-card-data.ts'
import type { LiveCounts } from '#app/features/ideas/live-count.ts'
import type { Order } from '#app/features/ideas/orders.ts'
import { SeenCards } from '#app/features/ideas/seen-cards.tsx'
import { useLiveCounts } from '#app/features/ideas/use-live-counts.ts'
import { m } from '#app/paraglide/messages.js'
import { Waterline } from '#app/ui/contest/waterline.tsx'

type IdeaListProps = {
  list: { items: IdeaCardData[]; order: Order; shown: string; counts: string }
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
  const above = list.items.filter((idea) => line === 0 || idea.rank <= line)
  const under = list.items.filter((idea) => line > 0 && idea.rank > line)
  const live = useLiveCounts(`${list.counts}?ideas=${list.items.map(({ id }) => id).join('+')}`)
  const drawsLine = above.length > 0 && under.length > 0
  return (
    <SeenCards shown={list.shown}>
      <Cards ideas={above} back={back} live={live} />
      {drawsLine && <Waterline>{m.votes_waterline({ n: places })}</Waterline>}
      <Cards ideas={under} back={back} live={live} under />
    </SeenCards>
  )
}

type CardsProps = { ideas: IdeaCardData[]; back: string; live?: LiveCounts; under?: boolean }

function Cards({ ideas, back, live, under }: CardsProps) {
  const [first] = ideas
  const since = (id: string) => (live?.ideas[id] ? { at: live.at, ...live.ideas[id] } : undefined)
  if (!first) return null
  return (
    <ol className="idea-list" start={first.rank}>
      {ideas.map((idea) => (
        <IdeaCard key={idea.id} idea={idea} back={back} under={under} live={since(idea.id)} />
      ))}
    </ol>
  )
}
