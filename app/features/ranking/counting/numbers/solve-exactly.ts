import { type Fraction, fraction } from '../fraction.ts'

/**
 * Solves A·x = b for whole numbers, exactly: elimination in which every division comes out even, then backwards.
 * E. H. Bareiss, Mathematics of Computation 22 (1968) 565–578. About n³/3 multiplications of ever longer numbers.
 *
 * `rows` are the n rows of A with b as last column. Throws a RangeError when there is no single solution.
 */
export function solveExactly(rows: readonly (readonly bigint[])[]): Fraction[] {
  const size = rows.length
  const matrix = rows.map((row) => [...row])
  let divisor = 1n
  for (let step = 0; step < size; step++) {
    const pivot = bringPivot(matrix, step)
    for (const row of matrix.slice(step + 1)) {
      const factor = at(row, step)
      const own = matrix[step] as bigint[]
      for (let column = step; column <= size; column++)
        row[column] = (at(row, column) * pivot - at(own, column) * factor) / divisor
    }
    divisor = pivot
  }
  return substituteBack(matrix, divisor)
}

const at = (row: readonly bigint[], column: number) => row[column] as bigint

function bringPivot(matrix: bigint[][], step: number) {
  const found = matrix.findIndex((row, index) => index >= step && row[step] !== 0n)
  if (found < 0) throw new RangeError('These equations have no single solution')
  const [own, other] = [matrix[step] as bigint[], matrix[found] as bigint[]]
  matrix[step] = other
  matrix[found] = own
  return at(other, step)
}

/** By Cramer's rule every unknown is a whole number over the determinant, so these divisions come out even too. */
function substituteBack(matrix: readonly (readonly bigint[])[], determinant: bigint) {
  const size = matrix.length
  const tops: bigint[] = new Array(size).fill(0n)
  for (let step = size - 1; step >= 0; step--) {
    const row = matrix[step] as bigint[]
    let top = at(row, size) * determinant
    for (let column = step + 1; column < size; column++) top -= at(row, column) * at(tops, column)
    tops[step] = top / at(row, step)
  }
  return tops.map((top) => fraction(top, determinant))
}
