import { readScimFilter } from '#app/features/people/directory/scim-filter.ts'

type Json = Record<string, unknown>

export interface ScimOperation {
  op: 'add' | 'replace' | 'remove'
  path?: string
  value?: unknown
}

export type Patched =
  | { ok: true; resource: Json }
  | { ok: false; scimType: 'invalidPath' | 'noTarget' | 'invalidValue' }

/** What may be changed, by its name in lower case; lists hold objects that their `value` tells apart. */
export type Attributes = Record<string, { name: string; list?: true }>

const pathForm = /^([A-Za-z]\w*)(?:\[([^\]]*)\])?(?:\.([A-Za-z]\w*))?$/
const ownUrn = /^urn:ietf:params:scim:schemas:core:2\.0:(?:User|Group):/i
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const asList = (value: unknown): Json[] => (Array.isArray(value) ? value : [value]).filter(isObject)

/**
 * A resource after the operations of a PATCH (RFC 7644 §3.5.2), which is given to the same check as a whole new one.
 * Attributes that are not kept here change nothing, as in a whole resource.
 */
export function patchScim(resource: Json, operations: ScimOperation[], attributes: Attributes): Patched {
  const changed = structuredClone(resource)
  for (const operation of operations) {
    const fault = operation.path
      ? applyAt(changed, operation.path, operation, attributes)
      : applyWhole(changed, operation, attributes)
    if (fault) return { ok: false, scimType: fault }
  }
  return { ok: true, resource: changed }
}

type Fault = Extract<Patched, { ok: false }>['scimType'] | undefined

function applyWhole(resource: Json, operation: ScimOperation, attributes: Attributes): Fault {
  if (operation.op === 'remove') return 'noTarget'
  if (!isObject(operation.value)) return 'invalidValue'
  for (const [path, value] of Object.entries(operation.value)) {
    const fault = applyAt(resource, path, { ...operation, value }, attributes)
    if (fault) return fault
  }
  return undefined
}

function applyAt(resource: Json, path: string, operation: ScimOperation, attributes: Attributes): Fault {
  const own = path.replace(ownUrn, '')
  if (/^urn:/i.test(own) || own === 'schemas') return undefined
  const [, first = '', filter, sub] = pathForm.exec(own) ?? []
  if (first === '') return 'invalidPath'
  const known = attributes[first.toLowerCase()]
  if (!known) return undefined
  if (known.list) return applyToList(resource, known.name, filter, sub, operation)
  if (filter !== undefined) return 'invalidPath'
  if (sub) applyToPart(resource, known.name, sub, operation)
  else applyToOne(resource, known.name, operation)
  return undefined
}

function applyToOne(resource: Json, name: string, { op, value }: ScimOperation) {
  const before = resource[name]
  if (op === 'remove') delete resource[name]
  else resource[name] = isObject(before) && isObject(value) ? { ...before, ...value } : value
}

function applyToPart(resource: Json, name: string, sub: string, { op, value }: ScimOperation) {
  const { [sub]: _, ...others } = isObject(resource[name]) ? resource[name] : {}
  resource[name] = op === 'remove' ? others : { ...others, [sub]: value }
}

function applyToList(
  resource: Json,
  name: string,
  filter: string | undefined,
  sub: string | undefined,
  operation: ScimOperation,
): Fault {
  const items = asList(resource[name] ?? [])
  const { op, value } = operation
  if (filter === undefined && sub === undefined) {
    resource[name] = wholeList(items, operation)
    return undefined
  }
  const conditions = filter === undefined ? [] : readScimFilter(filter, ['value', 'type', 'primary', 'display'])
  if (!conditions) return 'invalidPath'
  const fits = (item: Json) => conditions.every((one) => String(item[one.attribute]) === one.value)
  if (op === 'remove') {
    resource[name] = sub
      ? items.map((item) => (fits(item) ? without(item, sub) : item))
      : items.filter((item) => !fits(item))
    return undefined
  }
  const part = sub ? { [sub]: value } : isObject(value) ? value : undefined
  if (!part) return 'invalidValue'
  const found = items.some(fits)
  // Directories count on it that the work address which is not there yet comes about by being given.
  const fresh = Object.fromEntries(conditions.map((one) => [one.attribute, one.value]))
  resource[name] = found
    ? items.map((item) => (fits(item) ? { ...item, ...part } : item))
    : [...items, { ...fresh, ...part }]
  return undefined
}

function wholeList(items: Json[], { op, value }: ScimOperation): Json[] {
  if (op === 'replace') return asList(value)
  const named = new Set(asList(value).map((item) => item.value))
  const others = items.filter((item) => !named.has(item.value))
  if (op === 'add') return [...others, ...asList(value)]
  return value === undefined || value === null ? [] : others
}

function without(item: Json, sub: string) {
  const { [sub]: _, ...others } = item
  return others
}
