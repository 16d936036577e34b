import { m } from '#app/paraglide/messages.js'

/** What an owner tries a ballot with; a cost matters where money is spent. */
export const exampleIdeas = [
  { id: 'bell', title: () => m.ballots_example_1(), cost: 200 },
  { id: 'chairs', title: () => m.ballots_example_2(), cost: 500 },
  { id: 'call', title: () => m.ballots_example_3(), cost: 700 },
]
