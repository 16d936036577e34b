/**
 * Writes the `top.length` highest-scored of the first `count` ideas into `top`, best first, and returns how many there are.
 * Level ideas come in the order of `lot`, ascending. One pass over all with a heap of the best: O(count).
 */
export function selectTop(top: Int32Array, count: number, scores: Float64Array, lot: Float64Array) {
  let size = 0
  const worse = (one: number, other: number) =>
    scores[one]! < scores[other]! || (scores[one]! === scores[other]! && lot[one]! > lot[other]!)

  const sink = (from: number, end: number) => {
    const idea = top[from]!
    for (let at = from; ; ) {
      let child = 2 * at + 1
      if (child + 1 < end && worse(top[child + 1]!, top[child]!)) child++
      if (child >= end || !worse(top[child]!, idea)) {
        top[at] = idea
        return
      }
      top[at] = top[child]!
      at = child
    }
  }

  for (let idea = 0; idea < count; idea++) {
    if (size < top.length) {
      top[size++] = idea
      if (size === top.length) for (let at = (size >> 1) - 1; at >= 0; at--) sink(at, size)
    } else if (scores[idea]! >= scores[top[0]!]! && worse(top[0]!, idea)) {
      top[0] = idea
      sink(0, size)
    }
  }
  if (size < top.length) for (let at = (size >> 1) - 1; at >= 0; at--) sink(at, size)
  for (let end = size - 1; end > 0; end--) {
    const worst = top[0]!
    top[0] = top[end]!
    top[end] = worst
    sink(0, end)
  }
  return size
}
