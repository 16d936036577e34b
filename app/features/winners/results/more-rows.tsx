import { m } from '#app/paraglide/messages.js'

/** What a table leaves out, and the files that hold all of it. Nothing where it leaves nothing out. */
export function MoreRows({ slug, n }: { slug: string; n: number }) {
  if (n <= 0) return null
  return (
    <p>
      {m.winners_more_rows({ n })} {m.winners_more_rows_file()}{' '}
      <a href={`/c/${slug}/ballots.csv`} download>
        {m.winners_download_ballots()}
      </a>{' '}
      ·{' '}
      <a href={`/c/${slug}/recount.zip`} download>
        {m.winners_verify_zip()}
      </a>
    </p>
  )
}
