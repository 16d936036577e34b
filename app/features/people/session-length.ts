const hour = 60 * 60 * 1000
const day = 24 * hour

interface Standing {
  affiliation: 'customer' | 'employee'
  role: string
}

const isStaff = (person: Standing) => person.affiliation === 'employee' || person.role !== 'member'

/** Milliseconds without a request after which a session is over. */
export const idleLimit = (person: Standing) => (isStaff(person) ? 12 * hour : 14 * day)

/** Milliseconds after sign-in at which it is over in any case. */
export const absoluteLimit = (person: Standing) => (isStaff(person) ? 7 * day : 60 * day)
