export type DraftValues = Record<string, string | string[]>

const drafted = ['title', 'beneath', 'beneathFor', 'body', 'tags', 'email', 'pseudonym']

/** What a form holds now, without what the page put there itself. */
export function valuesOf(form: HTMLFormElement): DraftValues {
  const data = new FormData(form)
  const texts = drafted.map((name) => [name, data.getAll(name).filter((value) => typeof value === 'string')] as const)
  return Object.fromEntries(
    texts.filter(([, all]) => all.length > 0).map(([name, all]) => [name, all.length > 1 ? all : (all[0] ?? '')]),
  )
}

/** Whether anybody has written anything yet. */
export const isWritten = (values: DraftValues) =>
  ['title', 'beneath', 'body'].some((name) => [values[name] ?? ''].flat().some((text) => text.trim() !== ''))

export const isSameDraft = (one: DraftValues, other: DraftValues) =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))

const sorted = (values: DraftValues) => drafted.map((name) => values[name] ?? '')
