/**
 * The number in the middle: half of the mass is not above and half not below it; the mean of two where both are.
 * Null when there is no mass. `perNumber`: each number with the mass of those who gave it.
 */
export function weightedMedian(perNumber: ReadonlyMap<number, { mass: bigint }>) {
  const ascending = [...perNumber].filter(([, { mass }]) => mass > 0n).sort(([one], [other]) => one - other)
  const total = ascending.reduce((sum, [, { mass }]) => sum + mass, 0n)
  let below = 0n
  for (const [index, [number, { mass }]] of ascending.entries()) {
    below += mass
    if (below * 2n > total) return number
    if (below * 2n === total) return (number + (ascending[index + 1]?.[0] ?? number)) / 2
  }
  return null
}
