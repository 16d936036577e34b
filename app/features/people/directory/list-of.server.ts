import { readScimFilter, type ScimFilter } from '#app/features/people/directory/scim-filter.ts'
import { scimProblem } from '#app/features/people/directory/scim-problem.server.ts'

const most = 200
const usual = 100

export interface Wanted {
  filter: ScimFilter
  /** Counted from 1. */
  startIndex: number
  count: number
  withMembers: boolean
}

/** What a list is asked for (RFC 7644 §3.4.2); throws SCIM's 400 for a filter we cannot follow. */
export function wantedOf(url: URL, attributes: readonly string[]): Wanted {
  const text = url.searchParams.get('filter')
  const filter = text === null ? [] : readScimFilter(text, attributes)
  if (!filter)
    throw scimProblem(400, `A filter is attribute eq "value", of: ${attributes.join(', ')}.`, 'invalidFilter')
  const excluded = url.searchParams.get('excludedAttributes')?.toLowerCase() ?? ''
  return {
    filter,
    startIndex: Math.max(1, numberOf(url, 'startIndex', 1)),
    count: Math.min(most, Math.max(0, numberOf(url, 'count', usual))),
    withMembers: !/(^|[\s,:])members($|[\s,])/.test(excluded),
  }
}

function numberOf(url: URL, name: string, absent: number) {
  const text = url.searchParams.get(name)
  if (text === null) return absent
  if (/^-?\d{1,9}$/.test(text)) return Number(text)
  throw scimProblem(400, `${name} must be a whole number.`, 'invalidValue')
}

/** Two conditions on one attribute leave nothing, unless they say the same. */
export function soughtBy(filter: ScimFilter, attribute: string): string | undefined {
  const [first, ...others] = filter.filter((one) => one.attribute === attribute).map(({ value }) => value)
  return others.every((value) => value === first) ? first : '\uffff'
}

export function listResponse(totalResults: number, startIndex: number, resources: object[]) {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  }
}
