import { m } from '#app/paraglide/messages.js'
import { getLanguage } from '#app/web/get-language.ts'

const languages = [
  ['en', 'English'],
  ['es', 'Español'],
  ['ru', 'Русский'],
] as const

/** Each language under its own name, and the way back to the page it is chosen on. Loads the page anew, because every word on it changes. */
export function LanguageChoice({ back }: { back: string }) {
  return (
    <form method="post" action="/language" className="site-footer__languages" aria-label={m.site_language()}>
      <input type="hidden" name="back" value={back} />
      {languages.map(([code, name]) => (
        <button key={code} type="submit" name="language" value={code} lang={code} aria-pressed={code === getLanguage()}>
          {name}
        </button>
      ))}
    </form>
  )
}
