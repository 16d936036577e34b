import { JurorsSection } from '#app/features/jury/desk/jurors-section.tsx'
import type { JuryDesk } from '#app/features/jury/desk/jury-desk.server.ts'
import { JuryNextStep } from '#app/features/jury/desk/jury-next-step.tsx'
import { JuryReportView } from '#app/features/jury/desk/jury-report-view.tsx'
import { JurySettings } from '#app/features/jury/desk/jury-settings.tsx'
import { m } from '#app/paraglide/messages.js'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

export type JuryDeskProps = { desk: JuryDesk; refused: FormRefusal | undefined }

/** The owner's page of the jury, in the order of what has to be done. */
export function JuryDeskView({ desk, refused }: JuryDeskProps) {
  const { slug, title, state, jury, report } = desk
  const back = state === 'draft' ? `/c/${slug}/edit` : `/c/${slug}/desk`
  const step = refused?.values.step
  return (
    <div className="stack-lg">
      <PageHeader back={{ to: back, label: title }} title={m.jury_desk_title()} lead={m.jury_desk_lead()} />
      {refused && step !== 'settings' && step !== 'invite' && (
        <Note tone="contra" role="alert">
          {refused.formErrors.join(' ')}
        </Note>
      )}
      {jury && <JuryNextStep desk={desk} />}
      {report && <JuryReportView report={report} jury={jury} />}
      {jury && <JurorsSection desk={desk} refused={step === 'invite' ? refused : undefined} />}
      <JurySettings desk={desk} refused={step === 'settings' ? refused : undefined} />
    </div>
  )
}
