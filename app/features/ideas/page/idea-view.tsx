import type { ReactNode } from 'react'
import { FileList } from '#app/features/files/file-list.tsx'
import type { ShownFile } from '#app/features/files/files-shown.server.ts'
import type { IdeaPage } from '#app/features/ideas/idea-page.server.ts'
import { IdeaActions } from '#app/features/ideas/page/idea-actions.tsx'
import { IdeaHead } from '#app/features/ideas/page/idea-head.tsx'
import { IdeaText } from '#app/features/ideas/page/idea-text.tsx'
import { Lineage } from '#app/features/ideas/page/lineage.tsx'
import { OwnNotices } from '#app/features/ideas/page/own-notices.tsx'
import { WhereItStands } from '#app/features/ideas/page/where-it-stands.tsx'

type IdeaViewProps = {
  page: IdeaPage
  files: ShownFile[] | undefined
  /** What the author is told right after publishing. */
  thanks?: ReactNode
  vote: ReactNode
  discussion: ReactNode
}

/** The page of an idea: its words and the discussion beside the vote and where it stands. */
export function IdeaView({ page, files, thanks, vote, discussion }: IdeaViewProps) {
  return (
    <div className="split idea-page">
      <div className="stack-lg idea-page__main">
        {thanks}
        <IdeaHead page={page} />
        <OwnNotices page={page} />
        <IdeaText page={page} />
        <FileList files={files} />
        <Lineage page={page} />
        <IdeaActions page={page} />
        <div id="comments">{discussion}</div>
      </div>
      <aside className="stack idea-page__aside">
        {vote}
        <WhereItStands page={page} />
      </aside>
    </div>
  )
}
