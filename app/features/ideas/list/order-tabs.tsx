import { type ListAddress, listPath } from '#app/features/ideas/list/list-address.ts'
import type { IdeaListData } from '#app/features/ideas/list-ideas.server.ts'
import { orderName } from '#app/features/ideas/order-name.ts'
import { m } from '#app/paraglide/messages.js'
import { Tabs } from '#app/ui/tabs.tsx'

interface OrderTabsProps {
  path: string
  list: Pick<IdeaListData, 'offered' | 'order' | 'about'>
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
      <p className="small muted">{list.about}</p>
    </div>
  )
}
