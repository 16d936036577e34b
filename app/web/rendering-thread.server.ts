import { openLane } from '#app/web/rendering-lane.server.ts'

const mostPatient = 8

const quick = openLane(250)
/** On a busy machine a moment can be long, and what is stored now stays: a late text gets a second, longer try. */
const patient = openLane(2000)

/**
 * HTML of one text, or undefined when it broke the renderer or took too long twice. The second try has a lane of its
 * own and few places in it, so that texts made to be slow hold up each other and nobody else.
 */
export async function renderInThread(text: string): Promise<string | undefined> {
  const first = await quick.render(text)
  const outcome = first === 'late' && patient.waiting() < mostPatient ? await patient.render(text) : first
  return typeof outcome === 'string' ? undefined : outcome.html
}
