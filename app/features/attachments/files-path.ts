/** Where somebody adds to and takes from what hangs on their text, or on themselves. */
export function filesPath({ subject, subjectId }: { subject: string; subjectId: string }) {
  if (subject === 'person') return '/me/picture'
  return subject === 'idea' ? `/i/${subjectId}/files` : `/comments/${subjectId}/files`
}
