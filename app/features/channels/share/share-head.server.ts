import { env } from '#app/env.server.ts'
import { type SharedThing, versionOf } from '#app/features/channels/share/shared-thing.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import type { ShareHead } from '#app/ui/page/share-head.ts'
import { getLanguage } from '#app/web/get-language.ts'

/**
 * What the head of a page says to programs that show links. They come without any account, so only strangers' pages
 * say it.
 */
export async function shareHead(
  viewer: Viewer,
  share: () => Promise<SharedThing | null>,
): Promise<ShareHead | undefined> {
  const thing = viewer.kind === 'visitor' ? await share() : null
  if (!thing) return undefined
  const { path, picture, title, text, card } = thing
  const at = (address: string) => new URL(address, env.PUBLIC_URL).href
  return {
    url: at(path),
    image: at(`${picture}?lang=${getLanguage()}&v=${versionOf(card)}`),
    title,
    text: text.slice(0, 200),
    site: card.organisation,
  }
}
