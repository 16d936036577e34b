import { groupSchema } from '#app/features/people/directory/group-resource.server.ts'
import { listResponse } from '#app/features/people/directory/list-of.server.ts'
import { userSchema } from '#app/features/people/directory/user-resource.server.ts'
import { siteUrl } from '#app/mail/compose-mail.server.ts'

const coreSchema = 'urn:ietf:params:scim:schemas:core:2.0'
const meta = (resourceType: string, path: string) => ({ resourceType, location: siteUrl(`/scim/v2/${path}`) })

/** RFC 7643 §5: what a directory can ask of us. */
export const serviceProviderConfig = () => ({
  schemas: [`${coreSchema}:ServiceProviderConfig`],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: 200 },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: false },
  authenticationSchemes: [
    { type: 'oauthbearertoken', name: 'Bearer token', description: 'Made by an administrator.', primary: true },
  ],
  meta: meta('ServiceProviderConfig', 'ServiceProviderConfig'),
})

/** RFC 7643 §6. */
export function resourceTypes() {
  return [
    { id: 'User', name: 'User', endpoint: '/Users', schema: userSchema },
    { id: 'Group', name: 'Group', endpoint: '/Groups', schema: groupSchema },
  ].map((type) => ({
    schemas: [`${coreSchema}:ResourceType`],
    ...type,
    schemaExtensions: [],
    meta: meta('ResourceType', `ResourceTypes/${type.id}`),
  }))
}

const usual = { multiValued: false, required: false, caseExact: false, mutability: 'readWrite', returned: 'default' }
const attribute = (name: string, type = 'string', more: object = {}) => ({
  name,
  type,
  ...usual,
  uniqueness: 'none',
  ...more,
})

/** RFC 7643 §7: the attributes that are kept. */
export function schemas() {
  const user = [
    attribute('userName', 'string', { required: true, uniqueness: 'server' }),
    attribute('name', 'complex', {
      subAttributes: ['formatted', 'givenName', 'familyName'].map((name) => attribute(name)),
    }),
    attribute('displayName'),
    attribute('active', 'boolean'),
    attribute('emails', 'complex', {
      multiValued: true,
      subAttributes: [attribute('value'), attribute('type'), attribute('primary', 'boolean')],
    }),
    attribute('groups', 'complex', {
      multiValued: true,
      mutability: 'readOnly',
      subAttributes: ['value', 'display', 'type'].map((name) => attribute(name, 'string', { mutability: 'readOnly' })),
    }),
  ]
  const members = [attribute('value', 'string', { mutability: 'immutable' }), attribute('display')]
  const group = [
    attribute('displayName', 'string', { required: true, uniqueness: 'server' }),
    attribute('members', 'complex', { multiValued: true, subAttributes: members }),
  ]
  return [
    { id: userSchema, name: 'User', description: 'A person', attributes: user },
    { id: groupSchema, name: 'Group', description: 'A group of people', attributes: group },
  ].map((schema) => ({ schemas: [`${coreSchema}:Schema`], ...schema, meta: meta('Schema', `Schemas/${schema.id}`) }))
}

export const listOf = (resources: object[]) => listResponse(resources.length, 1, resources)
