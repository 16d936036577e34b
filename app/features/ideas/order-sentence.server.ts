import type { Order } from '#app/features/ideas/orders.ts'
import { m } from '#app/paraglide/messages.js'

interface Listed {
  /** Whether people fill in whole ballots here instead of voting for single ideas. */
  papers: boolean
  /** One card in so many is there because few have seen it. */
  share: 3 | 5
}

/** How an order works in a contest, in one sentence of the reader's language. */
export const orderSentence = (order: Order, listed: Listed) => sentences[order](listed)

const sentences: Record<Order, (listed: Listed) => string> = {
  fair: ({ papers, share }) => {
    // Without votes on single ideas the fair order has nothing but looks to go by.
    if (papers) return m.votes_order_fair_looks()
    // While few ideas have been seen at all, fewer cards are given to the least seen.
    return share === 3 ? m.votes_order_fair_third() : m.votes_order_fair_fifth()
  },
  top: () => m.contests_order_top_text(),
  new: () => m.contests_order_new_text(),
  trending: () => m.contests_order_trending_text(),
  quiet: () => m.contests_order_quiet_text(),
  debated: () => m.contests_order_debated_text(),
  random: () => m.contests_order_random_text(),
}
