const day = 24 * 60 * 60 * 1000
const daily = 7
const weekly = 4
const form = /^aflora-(\d{4}-\d{2}-\d{2})\.db(?:\.files)?$/

/** Which of the copies may go: all but the newest seven days and the Sundays of the last four weeks. */
export function outdatedBackups(names: string[], now: Date): string[] {
  return names.filter((name) => {
    const date = form.exec(name)?.[1]
    if (!date) return false
    const made = new Date(`${date}T00:00:00Z`)
    const age = Math.floor((now.getTime() - made.getTime()) / day)
    return age >= daily && !(made.getUTCDay() === 0 && age < weekly * 7)
  })
}
