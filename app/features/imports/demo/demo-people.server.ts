import { addPerson } from '#app/features/people/add-person.server.ts'
import { viewerFrom } from '#app/features/people/viewer-of.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { changePerson } from '#drizzle/queries/people.ts'

const employees = [
  { name: 'Marta Ruiz', title: 'Product', role: 'owner' as const },
  { name: 'Oleg Sokolov', title: 'Branches', role: 'moderator' as const },
  { name: 'Ines Vidal', title: 'Customer care', role: 'member' as const },
  { name: 'Tom Hart', title: 'Logistics', role: 'member' as const },
  { name: 'Nadia Orlova', title: 'Accounts', role: 'member' as const },
  { name: 'Jon Aske', title: 'IT', role: 'member' as const },
]

const names =
  'Ana Boris Carla Daria Emil Fatima Gleb Hana Igor Julia Kofi Lena Max Nora Omar Pia Quim Rita Sasha Tara Uli Vera Wim Xenia Yan Zoe Alba Bruno Chloe Dimitri Elena Felix Gala Hugo'

export interface DemoPeople {
  host: Viewer
  employees: Viewer[]
  customers: Viewer[]
}

/** The people of the sample organisation. They have addresses of a domain that exists nowhere and cannot sign in by mail. */
export async function demoPeople(now: Date): Promise<DemoPeople> {
  const staff: Viewer[] = []
  for (const { name, title, role } of employees) {
    const person = await addPerson(null, { email: addressOf(name), name, affiliation: 'employee', role }, now)
    await transaction(() => changePerson(person.id, { title }))
    staff.push(await viewerFrom({ ...person, title }))
  }
  const customers: Viewer[] = []
  for (const name of names.split(' ')) {
    customers.push(
      await viewerFrom(await addPerson(null, { email: addressOf(name), name, affiliation: 'customer' }, now)),
    )
  }
  return { host: staff[0] as Viewer, employees: staff, customers }
}

const addressOf = (name: string) => `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@demo.example`
