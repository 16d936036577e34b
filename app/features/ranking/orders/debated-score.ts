/**
 * How much an idea divides: many arguments, evenly for and against, come first; (for + against)^(fewer / more).
 * Reddit's published "controversy" (reddit/reddit, r2/lib/db/_sorts.pyx), here over arguments instead of votes.
 *
 * Counts of published comments; `comments` includes questions and those without a stance. Two-sided ideas score above 1;
 * one-sided or silent ones between 0 and 1 by the number of comments, so one index holds the whole order.
 */
export function debatedScore(argumentsFor: number, argumentsAgainst: number, comments: number) {
  const fewer = Math.min(argumentsFor, argumentsAgainst)
  const more = Math.max(argumentsFor, argumentsAgainst)
  return fewer > 0 ? (fewer + more) ** (fewer / more) : comments / (comments + 1)
}
