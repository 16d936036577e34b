import type { ShownFile } from '#app/features/files/files-shown.server.ts'

/** Pictures to look at and documents to download; nothing where there is none. */
export function FileList({ files }: { files: ShownFile[] | undefined }) {
  if (!files?.length) return null
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.id}>
          <FileSeen file={file} />
        </li>
      ))}
    </ul>
  )
}

export function FileSeen({ file: { path, alt, about, waits, picture } }: { file: ShownFile }) {
  return (
    <>
      <a href={path}>
        {picture ? (
          <img className="files__picture" src={path} alt={alt} loading="lazy" {...picture} />
        ) : (
          `${alt} (${about})`
        )}
      </a>
      {waits && <span className="small muted">{waits}</span>}
    </>
  )
}
