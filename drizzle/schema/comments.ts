import { createdAt, index, int, key, oneOf, table, text, time, unique } from '../columns.ts'
import { contests } from './contests.ts'
import { ideas } from './ideas.ts'
import { people } from './people.ts'

/** Arguments about an idea; in a debate, about the contest itself (`ideaId` empty). */
export const comments = table(
  'comments',
  {
    id: key('id').primaryKey(),
    contestId: key('contest_id')
      .notNull()
      .references(() => contests.id),
    ideaId: key('idea_id').references(() => ideas.id),
    parentId: key('parent_id'),
    authorId: key('author_id')
      .notNull()
      .references(() => people.id),
    pseudonym: text('pseudonym').notNull().default(''),
    text: text('text').notNull(),
    html: text('html').notNull(),
    stance: text('stance').$type<'for' | 'against' | 'question' | 'none'>().notNull().default('none'),
    state: text('state').$type<'held' | 'published' | 'hidden' | 'removed'>().notNull(),
    stateReason: text('state_reason').notNull().default(''),
    stateWords: text('state_words').notNull().default(''),
    importUp: int('import_up'),
    importDown: int('import_down'),
    importId: key('import_id'),
    sourceId: text('source_id'),
    version: int('version').notNull().default(0),
    createdAt: createdAt(),
    updatedAt: time('updated_at')
      .notNull()
      .$defaultFn(() => new Date()),
  },
  (comment) => [
    index('comments_idea').on(comment.ideaId, comment.createdAt, comment.id),
    index('comments_contest').on(comment.contestId, comment.createdAt),
    index('comments_parent').on(comment.parentId),
    index('comments_author').on(comment.authorId, comment.createdAt),
    index('comments_state').on(comment.state, comment.createdAt),
    index('comments_import').on(comment.importId),
    unique('comments_source').on(comment.contestId, comment.sourceId),
    oneOf('comments_stance', comment.stance, ['for', 'against', 'question', 'none']),
    oneOf('comments_state_word', comment.state, ['held', 'published', 'hidden', 'removed']),
  ],
)
