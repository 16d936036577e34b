import { type NewsRhythm, newsRhythms } from '#app/features/people/news/wants-news.ts'
import { m } from '#app/paraglide/messages.js'
import { Check } from '#app/ui/forms/check.tsx'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { Link } from '#app/ui/link.tsx'

interface ReachFieldsProps {
  id: string
  reach: { newsRhythm: NewsRhythm; newsHour: number; timeZone: string; isPublic: boolean }
  zones: { value: string; label: string }[]
  refused?: { values: Record<string, string | string[]>; errors: Record<string, string[]> }
}

const rhythmWords: Record<NewsRhythm, () => string> = {
  daily: m.people_news_daily,
  weekly: m.people_news_weekly,
  own: m.people_news_own,
  never: m.people_news_never,
}

const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}))

/** How news comes by mail, and whether others may open this person’s page. */
export function ReachFields({ id, reach, zones, refused }: ReachFieldsProps) {
  const given = (name: keyof typeof reach) => refused?.values[name]?.toString() ?? String(reach[name])
  return (
    <>
      <h2 id="news">{m.people_news_title()}</h2>
      <Choice
        name="newsRhythm"
        label={m.people_news_rhythm()}
        hint={m.people_news_hint()}
        options={newsRhythms.map((value) => ({ value, label: rhythmWords[value]() }))}
        defaultValue={given('newsRhythm')}
        errors={refused?.errors.newsRhythm}
      />
      <Select
        name="newsHour"
        label={m.people_news_hour()}
        options={hours}
        defaultValue={given('newsHour')}
        errors={refused?.errors.newsHour}
      />
      <Select
        name="timeZone"
        label={m.people_news_zone()}
        options={zones}
        defaultValue={given('timeZone')}
        errors={refused?.errors.timeZone}
      />
      <h2>{m.people_public_title()}</h2>
      <Check
        name="isPublic"
        label={m.people_public_yes()}
        hint={m.people_public_hint()}
        defaultChecked={refused ? refused.values.isPublic === 'on' : reach.isPublic}
      />
      <p>
        <Link to={`/p/${id}`} className="tall">
          {m.people_public_see()}
        </Link>
      </p>
    </>
  )
}
