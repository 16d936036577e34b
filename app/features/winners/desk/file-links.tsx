import { m } from '#app/paraglide/messages.js'

/** Every file a contest can be taken out as. Plain links: a router must not try to show them. */
export function FileLinks({ slug }: { slug: string }) {
  const files = [
    ['md', m.winners_file_md()],
    ['xlsx', m.winners_file_xlsx()],
    ['csv', m.winners_file_csv()],
    ['json', m.winners_file_json()],
    ['ballots', m.winners_file_ballots()],
    ['zip', m.winners_file_zip()],
  ]
  return (
    <ul className="links">
      {files.map(([format, label]) => (
        <li key={format}>
          <a href={`/c/${slug}/desk/export/${format}`} download>
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}
