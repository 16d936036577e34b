import { bool, createdAt, index, key, oneOf, primaryKey, table, text, time, unique } from '../columns.ts'
import { people } from './people.ts'

/** People under one name: a union that somebody founded, or a group that an admin declared, such as partners. */
export const groups = table(
  'groups',
  {
    id: key('id').primaryKey(),
    kind: text('kind').$type<'union' | 'declared'>().notNull(),
    name: text('name').notNull(),
    /** What is left of the name at a quick glance: no two groups share it, not even with one that is closed. */
    skeleton: key('skeleton').notNull(),
    words: text('words').notNull().default(''),
    html: text('html').notNull().default(''),
    /** Whom the members' votes elect now; a declared group has nobody who speaks for it. */
    spokespersonId: key('spokesperson_id').references(() => people.id),
    spokenSince: time('spoken_since'),
    closedAt: time('closed_at'),
    /** Why the team closed it; empty where it closed itself. */
    closedWords: text('closed_words').notNull().default(''),
    createdAt: createdAt(),
  },
  (group) => [
    unique('groups_skeleton').on(group.skeleton),
    index('groups_kind').on(group.kind, group.createdAt),
    oneOf('groups_kind_word', group.kind, ['union', 'declared']),
  ],
)

/** Who belongs to a group, and in a union whom they want as its spokesperson. */
export const groupMembers = table(
  'group_members',
  {
    groupId: key('group_id')
      .notNull()
      .references(() => groups.id),
    personId: key('person_id')
      .notNull()
      .references(() => people.id),
    /** They chose to stand on the page of the union with their name. */
    named: bool('named').notNull().default(false),
    /** They may be elected. */
    stands: bool('stands').notNull().default(false),
    /** The member they vote for. */
    choiceId: key('choice_id'),
    createdAt: createdAt(),
  },
  (row) => [
    primaryKey({ columns: [row.groupId, row.personId] }),
    index('group_members_person').on(row.personId),
    index('group_members_choice').on(row.groupId, row.choiceId),
  ],
)

/** That a union stands behind an idea. A line on its page; no count and no order reads it. */
export const endorsements = table(
  'endorsements',
  {
    groupId: key('group_id')
      .notNull()
      .references(() => groups.id),
    ideaId: key('idea_id').notNull(),
    personId: key('person_id').notNull(),
    createdAt: createdAt(),
  },
  (row) => [primaryKey({ columns: [row.groupId, row.ideaId] }), index('endorsements_idea').on(row.ideaId)],
)

/** An open letter of a union to the team: about a contest, about one idea of it, or in general. */
export const letters = table(
  'letters',
  {
    id: key('id').primaryKey(),
    groupId: key('group_id')
      .notNull()
      .references(() => groups.id),
    authorId: key('author_id')
      .notNull()
      .references(() => people.id),
    contestId: key('contest_id'),
    ideaId: key('idea_id'),
    title: text('title').notNull(),
    text: text('text').notNull(),
    html: text('html').notNull(),
    createdAt: createdAt(),
    promisedBy: time('promised_by'),
    answeredAt: time('answered_at'),
    escalatedAt: time('escalated_at'),
    hiddenAt: time('hidden_at'),
    hiddenWords: text('hidden_words').notNull().default(''),
  },
  (letter) => [
    index('letters_group').on(letter.groupId, letter.createdAt),
    index('letters_contest').on(letter.contestId, letter.answeredAt),
    index('letters_idea').on(letter.ideaId),
  ],
)

export const letterSignatures = table(
  'letter_signatures',
  {
    letterId: key('letter_id')
      .notNull()
      .references(() => letters.id),
    personId: key('person_id')
      .notNull()
      .references(() => people.id),
    createdAt: createdAt(),
  },
  (row) => [primaryKey({ columns: [row.letterId, row.personId] }), index('letter_signatures_person').on(row.personId)],
)

/** What the team answered; a correction takes the place of the answer before it, which stays readable. */
export const letterAnswers = table(
  'letter_answers',
  {
    id: key('id').primaryKey(),
    letterId: key('letter_id')
      .notNull()
      .references(() => letters.id),
    authorId: key('author_id')
      .notNull()
      .references(() => people.id),
    authorTitle: text('author_title').notNull().default(''),
    text: text('text').notNull(),
    html: text('html').notNull(),
    createdAt: createdAt(),
    supersededAt: time('superseded_at'),
  },
  (row) => [index('letter_answers_letter').on(row.letterId, row.createdAt)],
)
