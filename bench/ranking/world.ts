import { exponential, normal, poisson, seededRandom } from './random.ts'

export const HOURS = 30 * 24

/** Longest list anybody scrolls. */
export const LONGEST = 60

/** One simulated contest of 30 days: what every order is given alike. Ideas are numbered in the order they were posted. */
export type World = {
  number: number
  /** True appeal: chance that a reader supports the idea. */
  appeal: Float64Array
  /** Hour of posting, ascending. */
  posted: Float64Array
  /** Decides between ideas that an order leaves level. */
  lot: Float64Array
  /** Hour, ascending; how many cards are scrolled past; whether "newest" is opened instead of the default. */
  visits: { hour: Float64Array; cards: Uint8Array; newest: Uint8Array }
  /** Votes through a direct link, unrelated to quality: hour, ascending, and idea. */
  friends: { hour: Float64Array; idea: Int32Array }
}

/** The model: every assumption about people before they see a list is in this file, those about reading in `simulate`. */
export function aWorld(number: number, ideas: number, visitors: number): World {
  const random = seededRandom(number)
  const posted = Float64Array.from({ length: ideas }, (_, idea) =>
    idea < ideas * 0.2 ? 0 : random() * HOURS * 0.8,
  ).sort()
  return {
    number,
    appeal: Float64Array.from({ length: ideas }, () => 1 / (1 + Math.exp(2.2 - 0.8 * normal(random)))),
    posted,
    lot: Float64Array.from({ length: ideas }, random),
    visits: {
      hour: Float64Array.from({ length: visitors }, () => random() * HOURS).sort(),
      cards: Uint8Array.from({ length: visitors }, () => Math.min(LONGEST, geometric(random(), 8))),
      newest: Uint8Array.from({ length: visitors }, () => (random() < 0.2 ? 1 : 0)),
    },
    friends: friendsOf(posted, random),
  }
}

/** At least 1, `mean` on average. */
const geometric = (random: number, mean: number) => 1 + Math.floor(Math.log(1 - random) / Math.log(1 - 1 / mean))

/** One supporter per idea on average, heavy-tailed (Lomax, tail exponent 1.5), most of them within two days of posting. */
function friendsOf(posted: Float64Array, random: () => number) {
  const votes: { hour: number; idea: number }[] = []
  for (const [idea, hour] of posted.entries()) {
    const popularity = 0.5 * ((1 - random()) ** (-1 / 1.5) - 1)
    const friends = poisson(random, popularity)
    for (let friend = 0; friend < friends; friend++) votes.push({ idea, hour: hour + 48 * exponential(random) })
  }
  const inTime = votes.filter((vote) => vote.hour < HOURS).sort((one, other) => one.hour - other.hour)
  return {
    hour: Float64Array.from(inTime, (vote) => vote.hour),
    idea: Int32Array.from(inTime, (vote) => vote.idea),
  }
}
