import { env } from '#app/env.server.ts'
import { recountCommands } from '#app/features/winners/recount/recount-commands.ts'
import { m } from '#app/paraglide/messages.js'
import type { ContestRow } from '#drizzle/queries/contests.ts'

/** How to check a recount's files, in the language of the contest. */
export function recountReadme({ title, slug, language: locale, receipts }: ContestRow) {
  const say = { locale }
  const isLinked = receipts === 'choice'
  return [
    `${m.winners_verify_title({}, say)}: ${title.replace(/\s+/g, ' ')}`,
    new URL(`/c/${slug}/verify`, env.PUBLIC_URL).href,
    m.winners_verify_commands({}, say),
    recountCommands(slug).replace(/^/gm, '  '),
    [
      `contract.json  ${m.winners_recount_contract({}, say)}`,
      `log.jsonl      ${m.winners_recount_log({}, say)}`,
      `ballots.jsonl  ${isLinked ? m.winners_recount_ballots({}, say) : m.winners_recount_unlinked({}, say)}`,
      `heads.json     ${m.winners_recount_heads({}, say)}`,
      `ideas.json     ${m.winners_recount_ideas({}, say)}`,
      `count.json     ${m.winners_recount_count({}, say)}`,
      `key.pem        ${m.winners_recount_key({}, say)}`,
      `verify.mjs     ${m.winners_recount_program({}, say)}`,
      `recount*.mjs   ${m.winners_recount_counter({}, say)}`,
    ].join('\n'),
    m.winners_verify_limits({}, say),
    [
      m.winners_verify_limits_seen({}, say),
      isLinked ? m.winners_verify_limits_receipt({}, say) : m.winners_verify_limits_inclusion({}, say),
      m.winners_verify_limits_voters({}, say),
      m.winners_verify_limits_erased({}, say),
    ]
      .map((line) => `- ${line}`)
      .join('\n'),
  ]
    .map((part) => `${part}\n`)
    .join('\n')
}
