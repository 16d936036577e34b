/**
 * How many equally large groups would be as concentrated as these: the inverse Simpson index, 1 / Σ p².
 * Simpson, Nature 163 (1949), 688; Hill, Ecology 54 (1973), 427, number of order 2.
 *
 * `sizes` are counts ≥ 0; answers from 1 to the number of groups, 0 where all are empty.
 */
export function effectiveNumber(sizes: Iterable<number>): number {
  let [sum, squares] = [0, 0]
  for (const size of sizes) {
    sum += size
    squares += size * size
  }
  return squares === 0 ? 0 : (sum * sum) / squares
}
