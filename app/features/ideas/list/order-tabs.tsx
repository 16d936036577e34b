import { type ListAddress, listPath } from '#app/features/ideas/list/list-address.ts'
import type { IdeaListData } from '#app/features/ideas/list-ideas.server.ts'
import { orderName } from '#app/features/ideas/order-name.ts'
import type { Order } from '#app/features/ideas/orders.ts'
import { m } from '#app/paraglide/messages.js'
import { Tabs } from '#app/ui/tabs.tsx'

interface OrderTabsProps {
  path: string
  list: IdeaListData
  address: ListAddress
}

/** The orders this reader may choose, each with its address, and a sentence on the one they are reading. */
export function OrderTabs({ path, list, address }: OrderTabsProps) {
  const tabs = list.offered.map((order) => ({
    to: listPath(path, address, { order }),
    label: orderName(order),
    current: order === list.order,
  }))
  return (
    <div className="stack-sm">
      <Tabs label={m.contests_orders()} tabs={tabs} />
      <p className="small muted">{sentenceOf(list)}</p>
    </div>
  )
}

/** While few ideas have been seen at all, fewer cards are given to the least seen. */
function sentenceOf({ order, share }: IdeaListData) {
  return order === 'fair' && share === 5 ? m.votes_order_fair_fifth() : sentences[order]()
}

const sentences: Record<Order, () => string> = {
  fair: () => m.contests_order_fair_text(),
  top: () => m.contests_order_top_text(),
  new: () => m.contests_order_new_text(),
  trending: () => m.contests_order_trending_text(),
  quiet: () => m.contests_order_quiet_text(),
  debated: () => m.contests_order_debated_text(),
  random: () => m.contests_order_random_text(),
}
