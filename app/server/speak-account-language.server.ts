import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { requestContext } from '#app/web/request-context.server.ts'

/** From here on the language a person once chose outweighs the browser's, on every device. */
export async function speakAccountLanguage(request: Request) {
  const { language } = await viewerOf(request)
  if (language) requestContext().locale = language
}
