import { useMemo } from 'react'
import { IdeaList } from '#app/features/ideas/idea-list.tsx'
import { type ListAddress, listPath } from '#app/features/ideas/list/list-address.ts'
import { ListFilter } from '#app/features/ideas/list/list-filter.tsx'
import type { StatusTab } from '#app/features/ideas/list/list-statuses.tsx'
import { NothingListed } from '#app/features/ideas/list/nothing-listed.tsx'
import { OrderTabs } from '#app/features/ideas/list/order-tabs.tsx'
import { cardsIn, type PackedList } from '#app/features/ideas/list/packed-list.ts'
import { m } from '#app/paraglide/messages.js'
import { KeptPart } from '#app/ui/kept-part.tsx'
import { ShowMore } from '#app/ui/show-more.tsx'

interface ContestIdeasProps {
  contest: {
    path: string
    title: string
    kind: string
    places: number
    rule: string
    weighted: boolean
    tags: string[]
    mayPropose: boolean
    takesIdeas: boolean
    ideas: number
  }
  list: PackedList
  address: ListAddress
  statuses?: StatusTab[]
}

const perPage = 20

/** The ideas of a contest: in the chosen order, narrowed by words or a tag, page by page. */
export function ContestIdeas({ contest, list, address, statuses }: ContestIdeasProps) {
  const { path, kind, rule, places } = contest
  const narrowed = Boolean(address.q || address.tag || address.status)
  const cards = useMemo(() => cardsIn(list.cards), [list.cards])
  const listed = cards.length > 0
  // Only where places follow from votes, over the whole list, does a line say who goes on.
  const line =
    kind === 'contest' && rule === 'approval' && !contest.weighted && list.order === 'top' && !narrowed ? places : 0
  return (
    <section className="stack" aria-labelledby="ideas">
      <h2 id="ideas" className="visually-hidden">
        {m.contests_ideas_heading()}
      </h2>
      {(listed || narrowed) && (
        <KeptPart
          as="div"
          className="stack"
          inside={ListChoices}
          given={{ path, tags: contest.tags, statuses, address, ...choicesIn(list) }}
        />
      )}
      {listed ? <ListNotes list={list} /> : <NothingListed contest={contest} address={address} />}
      {listed && (
        <IdeaList list={{ ...list, cards }} places={line} back={listPath(path, address, { cursor: address.cursor })} />
      )}
      {list.next && (
        <ShowMore
          to={`${listPath(path, { ...address, order: list.order }, { cursor: list.next })}#ideas`}
          more={perPage}
        />
      )}
    </section>
  )
}

const choicesIn = ({ offered, order, about }: PackedList) => ({ offered, order, about })

type ListChoicesProps = ReturnType<typeof choicesIn> & {
  path: string
  tags: string[]
  statuses?: StatusTab[]
  address: ListAddress
}

function ListChoices({ path, tags, statuses, address, ...list }: ListChoicesProps) {
  return (
    <>
      <OrderTabs path={path} list={list} address={address} />
      <ListFilter path={path} tags={tags} statuses={statuses} address={address} />
    </>
  )
}

/** What a reader should know of their votes and of the numbers they do not see. */
function ListNotes({ list: { countsHidden, votesLeft, fellBack } }: { list: PackedList }) {
  const left =
    votesLeft === 0 ? m.contests_votes_all_used() : votesLeft !== null && m.contests_votes_left({ n: votesLeft })
  if (!countsHidden && !left) return null
  return (
    <p className="small muted">
      {left} {countsHidden && m.contests_counts_hidden()} {countsHidden && fellBack && m.votes_order_fell_back()}
    </p>
  )
}
