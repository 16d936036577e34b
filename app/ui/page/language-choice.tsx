import { useLocation } from '@remix-run/react'
import { m } from '#app/paraglide/messages.js'
import { getLocale } from '#app/paraglide/runtime.js'

const languages = [
  ['en', 'English'],
  ['es', 'Español'],
  ['ru', 'Русский'],
] as const

/** Each language under its own name. Loads the page anew, because every word on it changes. */
export function LanguageChoice() {
  const { pathname, search } = useLocation()
  return (
    <form method="post" action="/language" className="site-footer__languages" aria-label={m.site_language()}>
      <input type="hidden" name="back" value={pathname + search} />
      {languages.map(([code, name]) => (
        <button key={code} type="submit" name="language" value={code} lang={code} aria-pressed={code === getLocale()}>
          {name}
        </button>
      ))}
    </form>
  )
}
