/**
 * Writes the group of all numbers from 1 to `most` but some, which are given in order: cut out of one text, because a
 * file says so on every line.
 */
export function allBut(most: number) {
  const starts: number[] = []
  let all = ''
  for (let number = 1; number <= most; number++) {
    starts.push(all.length)
    all += `${number},`
  }
  starts.push(all.length)
  return (numbers: readonly number[]) => {
    let [others, from] = ['', 0]
    for (const number of numbers) {
      others += all.slice(from, starts[number - 1])
      from = starts[number] ?? all.length
    }
    const text = (others + all.slice(from)).slice(0, -1)
    return most - numbers.length === 1 ? text : `{${text}}`
  }
}
