/** What a form shows again: the values it holds and what is wrong with them. */
export interface Shown {
  values: Record<string, string | string[]>
  errors: Record<string, string[]>
}

/** Name, value and errors of a field, for the components of `ui/forms`. */
export function fieldProps({ values, errors }: Shown, name: string) {
  return { name, defaultValue: values[name]?.toString() ?? '', errors: errors[name] }
}

/** A final is set up for the vote alone: its kind and its ideas are settled. */
export const isFinal = ({ values }: Shown) => values.final === 'yes'

export const hasErrors = ({ errors }: Shown, names: string[]) => names.some((name) => errors[name]?.length)
