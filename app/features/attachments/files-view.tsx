import type { FilesPage } from '#app/features/attachments/files-page.server.ts'
import { FileSeen } from '#app/features/files/file-list.tsx'
import { LONGEST_ALT } from '#app/features/files/longest-alt.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { Link } from '#app/ui/link.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type FilesViewProps = { page: FilesPage; refused: FormRefusal | undefined }

/** What hangs on one's own text, and the form that adds to it. */
export function FilesView({ page, refused }: FilesViewProps) {
  return (
    <div className="stack-lg narrow">
      <PageHeader back={{ to: page.back, label: page.title }} title={m.files_title()} lead={m.files_lead()} />
      {page.files.length > 0 && (
        <ul className="stack files-own">
          {page.files.map((file) => (
            <OwnFile key={file.id} file={file} />
          ))}
        </ul>
      )}
      {page.form ? <AddForm page={page} refused={refused} /> : <p>{page.closed}</p>}
    </div>
  )
}

function OwnFile({ file }: { file: FilesPage['files'][number] }) {
  if (file.hidden) {
    return (
      <li className="card stack-sm">
        <Note tone="contra">
          <p>{m.files_hidden_yours({ title: file.alt })}</p>
          {file.hidden.reason && <p>{m.ideas_reason({ reason: file.hidden.reason })}</p>}
          {file.hidden.words && <p>{file.hidden.words}</p>}
          <p>
            <Link className="tall" to={file.hidden.appeal}>
              {file.hidden.asked ? m.files_appeal_seen() : m.moderation_ask_again()}
            </Link>
          </p>
        </Note>
      </li>
    )
  }
  return (
    <li className="card stack-sm">
      <FileSeen file={file} />
      {file.picture && <p>{file.alt}</p>}
      <Form method="post" action={`${file.path}/remove`}>
        <Button look="danger">
          {m.files_remove()}
          <span className="visually-hidden">: {file.alt}</span>
        </Button>
      </Form>
    </li>
  )
}

function AddForm({ page, refused }: FilesViewProps) {
  const labels = { file: m.files_file(), alt: m.files_alt() }
  return (
    <Form method="post" encType="multipart/form-data" className="stack card">
      <FormErrors {...refused} labels={labels} />
      {page.held && <p>{m.files_read_first()}</p>}
      <Field
        name="file"
        type="file"
        accept="image/png,image/jpeg,image/webp,.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp"
        label={labels.file}
        hint={page.hint}
        errors={refused?.errors.file}
        required
      />
      <Field
        name="alt"
        label={labels.alt}
        hint={m.files_alt_hint()}
        maxLength={LONGEST_ALT}
        defaultValue={refused?.values.alt?.toString()}
        errors={refused?.errors.alt}
        required
      />
      <p className="small muted">{m.files_metadata()}</p>
      <div className="row">
        <Button look="main">{m.files_add()}</Button>
      </div>
    </Form>
  )
}
