import { asksWork } from '#app/features/people/proof-of-work/asks-work.server.ts'
import { hashOf, writeChallenge } from '#app/features/people/proof-of-work/work-challenge.server.ts'
import { scriptlessWait } from '#app/features/people/proof-of-work/work-fault.server.ts'
import { workScriptAddress } from '#app/features/people/proof-of-work/work-script.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { trapFields } from '#app/web/form-trap.server.ts'

export interface StrangerFields {
  html: string
  /** Where the script is that does the work; null where none is asked for. */
  script: string | null
}

/**
 * What a form carries that strangers may send: the field nobody meets and the seal of when it was opened, and where the
 * site asks for it a piece of work for the browser. Null for those who are known. `viewer`: undefined where nobody can be known.
 */
export async function strangerFields(
  viewer: Viewer | undefined,
  place: string,
  now: Date,
  how: { withSeal?: boolean } = {},
): Promise<StrangerFields | null> {
  const trap = viewer?.kind === 'account' ? '' : trapFields(place, now, how)
  const work = await workFieldsFor(viewer, place, now)
  if (work) return { ...work, html: trap + work.html }
  return trap ? { html: trap, script: null } : null
}

/** The piece of work alone, for a form that is no trap; null for whoever is not asked. */
export async function workFieldsFor(
  viewer: Viewer | undefined,
  place: string,
  now: Date,
): Promise<StrangerFields | null> {
  return (await asksWork(viewer, now)) ? { html: workFields(place, now), script: workScriptAddress } : null
}

/** Base64url, hexadecimal digits and our own words: nothing in it needs to be escaped but the words. */
function workFields(place: string, now: Date) {
  const challenge = writeChallenge(place, now)
  const words = m.site_work_busy().replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  return [
    `<div data-work="${hashOf(challenge)}">`,
    `<input type="hidden" name="work" value="${challenge}"><input type="hidden" name="solution">`,
    `<p class="small muted" role="status" data-work-words="${words}"></p>`,
    `<noscript><p class="small muted">${m.site_work_scriptless({ seconds: scriptlessWait / 1000 })}</p></noscript>`,
    '</div>',
  ].join('')
}
