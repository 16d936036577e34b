import { z } from 'zod'
import { choiceField } from '#app/web/choice-fields.server.ts'

/** The page the button stood on; redirects check it. */
const back = z.string().default('/')

export const ThemeForm = z.object({ theme: choiceField(['light', 'dark']), back })
export const LanguageForm = z.object({ language: choiceField(['en', 'es', 'ru']), back })
