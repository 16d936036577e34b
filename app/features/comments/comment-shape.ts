interface Shaped {
  comment: {
    id: string
    ideaId: string | null
    parentId: string | null
    pseudonym: string
    text: string
    html: string
    stance: 'for' | 'against' | 'question' | 'none'
    state: 'held' | 'published' | 'hidden' | 'removed'
    createdAt: Date
  }
  author: { id: string; name: string }
}

/** A comment as the API tells it. Under another name nothing tells who wrote it; hidden words are left out. */
export function commentShape({ comment, author }: Shaped) {
  const { id, ideaId, parentId, pseudonym, stance, state, createdAt } = comment
  const readable = state === 'published' || state === 'held'
  return {
    ...{ id, idea: ideaId, parent: parentId },
    author: pseudonym ? { id: null, name: pseudonym } : { id: author.id, name: author.name },
    text: readable ? comment.text : '',
    html: readable ? comment.html : '',
    ...{ stance, state, createdAt: createdAt.toISOString() },
  }
}
