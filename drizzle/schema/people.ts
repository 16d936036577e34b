import { bool, createdAt, index, int, json, key, oneOf, primaryKey, table, text, time, unique } from '../columns.ts'

/** Accounts, guests (their id is the signed visitor id) and people that came with an import. */
export const people = table(
  'people',
  {
    id: key('id').primaryKey(),
    kind: text('kind').$type<'account' | 'guest' | 'imported'>().notNull(),
    email: text('email'),
    emailConfirmedAt: time('email_confirmed_at'),
    name: text('name').notNull().default(''),
    affiliation: text('affiliation').$type<'customer' | 'employee'>().notNull().default('customer'),
    role: text('role').$type<'admin' | 'moderator' | 'owner' | 'member'>().notNull().default('member'),
    title: text('title').notNull().default(''),
    language: text('language').$type<'en' | 'es' | 'ru'>(),
    passwordHash: text('password_hash'),
    securityStamp: key('security_stamp').notNull().default(''),
    suspendedAt: time('suspended_at'),
    importId: key('import_id'),
    sourceId: text('source_id'),
    /** Others may open the page of this person and follow them. */
    isPublic: bool('is_public').notNull().default(false),
    /** How often news comes by mail: bundled each day or week, of their own ideas only, or never. */
    newsRhythm: text('news_rhythm').$type<'daily' | 'weekly' | 'own' | 'never'>().notNull().default('daily'),
    /** The hour of their own clock at which bundled news comes; an empty zone is that of the site. */
    newsHour: int('news_hour').notNull().default(8),
    timeZone: text('time_zone').notNull().default(''),
    /** When to look again whether a digest is due, and when the last one was written. */
    newsDueAt: time('news_due_at'),
    newsSentAt: time('news_sent_at'),
    /** The last day on which they were signed in; null where nobody has looked yet. */
    usedAt: time('used_at'),
    createdAt: createdAt(),
  },
  (person) => [
    unique('people_email').on(person.email),
    index('people_import').on(person.importId),
    unique('people_source').on(person.sourceId),
    oneOf('people_kind', person.kind, ['account', 'guest', 'imported']),
    oneOf('people_affiliation', person.affiliation, ['customer', 'employee']),
    oneOf('people_role', person.role, ['admin', 'moderator', 'owner', 'member']),
  ],
)

export const sessions = table(
  'sessions',
  {
    idHash: key('id_hash').primaryKey(),
    personId: key('person_id')
      .notNull()
      .references(() => people.id),
    securityStamp: key('security_stamp').notNull(),
    createdAt: createdAt(),
    seenAt: time('seen_at').notNull(),
    expiresAt: time('expires_at').notNull(),
    device: text('device').notNull().default(''),
    network: text('network').notNull().default(''),
  },
  (session) => [index('sessions_person').on(session.personId)],
)

/** Codes and links sent by mail: sign-in, confirmation of an address, password reset. */
export const signInCodes = table(
  'sign_in_codes',
  {
    id: key('id').primaryKey(),
    email: text('email').notNull(),
    purpose: text('purpose').notNull(),
    linkHash: key('link_hash').notNull(),
    codeHash: key('code_hash').notNull(),
    tries: int('tries').notNull().default(0),
    visitorId: key('visitor_id'),
    next: text('next').notNull().default('/'),
    name: text('name').notNull().default(''),
    createdAt: createdAt(),
    expiresAt: time('expires_at').notNull(),
    usedAt: time('used_at'),
  },
  (code) => [unique('sign_in_codes_link').on(code.linkHash), index('sign_in_codes_email').on(code.email, code.purpose)],
)

/** OpenID providers whose word lets people in; the secret is sealed, see `seal.server.ts`. */
export const signOnProviders = table(
  'sign_on_providers',
  {
    id: key('id').primaryKey(),
    name: text('name').notNull(),
    issuer: key('issuer').notNull(),
    clientId: text('client_id').notNull(),
    sealedSecret: text('sealed_secret').notNull().default(''),
    affiliation: text('affiliation').$type<'customer' | 'employee'>().notNull(),
    /** Only addresses of these domains; empty: any. */
    domains: json('domains').$type<string[]>().notNull(),
    /** Its addresses count as confirmed even when it does not say so; only together with domains. */
    trustsAddresses: bool('trusts_addresses').notNull().default(false),
    /** Whether who comes for the first time gets an account without an invitation. */
    opensAccounts: bool('opens_accounts').notNull().default(true),
    /** The claim that lists groups, and what each of its values stands for: a role, or a contest by its id. */
    groupClaim: text('group_claim').notNull().default(''),
    roles: json('roles').$type<{ value: string; role: 'admin' | 'moderator' | 'owner' | 'member' }[]>().notNull(),
    contests: json('contests').$type<{ value: string; contestId: string }[]>().notNull(),
    enabled: bool('enabled').notNull().default(false),
    createdAt: createdAt(),
    updatedAt: time('updated_at').notNull(),
  },
  (provider) => [
    unique('sign_on_providers_issuer').on(provider.issuer),
    oneOf('sign_on_providers_affiliation', provider.affiliation, ['customer', 'employee']),
  ],
)

/** Whom a provider means: its subject is this person here, whatever address either of them has. */
export const signOnIdentities = table(
  'sign_on_identities',
  {
    issuer: key('issuer').notNull(),
    subject: key('subject').notNull(),
    personId: key('person_id')
      .notNull()
      .references(() => people.id),
    /** The address the provider gave last. */
    email: text('email').notNull().default(''),
    createdAt: createdAt(),
    usedAt: time('used_at').notNull(),
  },
  (identity) => [
    primaryKey({ columns: [identity.issuer, identity.subject] }),
    index('sign_on_identities_person').on(identity.personId),
  ],
)

/** The groups a provider named for a person when they signed on last, and that open a contest to them. */
export const signOnGroups = table(
  'sign_on_groups',
  {
    personId: key('person_id')
      .notNull()
      .references(() => people.id),
    issuer: key('issuer').notNull(),
    contestId: key('contest_id').notNull(),
  },
  (row) => [primaryKey({ columns: [row.personId, row.issuer, row.contestId] })],
)

/** That an account was made, and a keyed hash of the address it was made from; kept for a day, to bound how many are. */
export const signUps = table(
  'sign_ups',
  { id: key('id').primaryKey(), origin: key('origin').notNull(), createdAt: createdAt() },
  (row) => [index('sign_ups_origin').on(row.origin, row.createdAt)],
)

/** `/k/:token`: whoever holds the link is the guest it names. */
export const secretLinks = table(
  'secret_links',
  {
    tokenHash: key('token_hash').primaryKey(),
    personId: key('person_id')
      .notNull()
      .references(() => people.id),
    createdAt: createdAt(),
    revokedAt: time('revoked_at'),
  },
  (link) => [index('secret_links_person').on(link.personId)],
)

export const invitations = table(
  'invitations',
  {
    id: key('id').primaryKey(),
    tokenHash: key('token_hash').notNull(),
    email: text('email').notNull(),
    affiliation: text('affiliation').$type<'customer' | 'employee'>().notNull(),
    role: text('role').$type<'admin' | 'moderator' | 'owner' | 'member' | 'juror'>().notNull().default('member'),
    contestId: key('contest_id'),
    /** The list it was sent with; null when it was sent alone. */
    batchId: key('batch_id'),
    name: text('name').notNull().default(''),
    /** Handed over on paper: whoever holds it says themselves which address is theirs. */
    printed: bool('printed').notNull().default(false),
    /** The address whoever holds the paper has given, and has yet to prove. */
    claimedEmail: text('claimed_email').notNull().default(''),
    /** The printed code, sealed, so that the paper can be printed again while nobody has used it. */
    sealedToken: text('sealed_token').notNull().default(''),
    invitedBy: key('invited_by')
      .notNull()
      .references(() => people.id),
    createdAt: createdAt(),
    expiresAt: time('expires_at').notNull(),
    acceptedAt: time('accepted_at'),
    revokedAt: time('revoked_at'),
  },
  (invitation) => [
    unique('invitations_token').on(invitation.tokenHash),
    index('invitations_email').on(invitation.email),
    index('invitations_batch').on(invitation.batchId),
    index('invitations_claimed').on(invitation.claimedEmail),
  ],
)

export const apiTokens = table(
  'api_tokens',
  {
    id: key('id').primaryKey(),
    tokenHash: key('token_hash').notNull(),
    personId: key('person_id')
      .notNull()
      .references(() => people.id),
    name: text('name').notNull().default(''),
    scopes: json('scopes').$type<string[]>().notNull(),
    createdAt: createdAt(),
    expiresAt: time('expires_at'),
    lastUsedAt: time('last_used_at'),
    revokedAt: time('revoked_at'),
  },
  (token) => [unique('api_tokens_hash').on(token.tokenHash), index('api_tokens_person').on(token.personId)],
)

/** What a person was writing, kept on the server; `place` says where, e.g. `idea:<contest>`. */
export const drafts = table(
  'drafts',
  {
    personId: key('person_id')
      .notNull()
      .references(() => people.id),
    place: key('place').notNull(),
    content: json('content').$type<Record<string, string | string[]>>().notNull(),
    updatedAt: time('updated_at').notNull(),
  },
  (draft) => [primaryKey({ columns: [draft.personId, draft.place] })],
)

export const follows = table(
  'follows',
  {
    personId: key('person_id')
      .notNull()
      .references(() => people.id),
    kind: key('kind').$type<'contest' | 'idea' | 'person' | 'tag'>().notNull(),
    subjectId: key('subject_id').notNull(),
    createdAt: createdAt(),
  },
  (follow) => [
    primaryKey({ columns: [follow.personId, follow.kind, follow.subjectId] }),
    index('follows_subject').on(follow.kind, follow.subjectId),
  ],
)

/** One use of the console's set-up link; the row of the first admin closes it for ever. */
export const setupLinks = table('setup_links', {
  tokenHash: key('token_hash').primaryKey(),
  createdAt: createdAt(),
  expiresAt: time('expires_at').notNull(),
  usedAt: time('used_at'),
  progress: json('progress').$type<Record<string, string>>(),
  closed: bool('closed').notNull().default(false),
})
