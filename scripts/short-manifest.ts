import type { Manifest } from '../app/web/scripts-in-copy.server.ts'

type Route = Manifest['routes'][string]

/** What only programs ask for: no page leads a browser's router there. */
const byPrograms = /^routes\/(channels|scim)\//

/** What a line can say of a route; of one with anything else everything is said at length. */
const sayable = ['id', 'parentId', 'path', 'index', 'hasLoader', 'hasAction', 'module']

/**
 * The list of routes as a program that writes it out: every page loads it, and two hundred routes in JSON weigh nearly
 * twice as much packed. A line is `name|path|flags|script`: the script's name ends as the route's, or is said whole.
 */
export function shortManifest({ routes, ...rest }: Manifest): string {
  const known = Object.entries(routes).filter(([id]) => !byPrograms.test(id))
  const parent = commonest(known.map(([, route]) => route.parentId))
  const folder = (known[0]?.[1].module ?? '').replace(/[^/]+$/, '')
  const lineOf = ([id, route]: [string, Route]) => shortLine(id, route, parent, folder)
  const lines = known.flatMap((entry) => lineOf(entry) ?? [])
  const atLength = Object.fromEntries(known.filter((entry) => lineOf(entry) === undefined))
  const given = [lines.join('\n'), atLength, rest, parent, folder].map((value) => JSON.stringify(value))
  return `(${writeOut})(${given.join(',')})`
}

function shortLine(id: string, route: Route, parent: string | undefined, folder: string) {
  const name = id.replace(/^routes\//, '')
  const script = route.module.slice(folder.length).replace(/\.js$/, '')
  const own = `${name.split('/').at(-1)}-`
  const said = [name, route.path ?? '', script]
  const fits =
    id === `routes/${name}` &&
    Object.keys(route).every((key) => sayable.includes(key)) &&
    route.module === `${folder}${script}.js` &&
    [undefined, 'root', parent].includes(route.parentId) &&
    route.path !== '' &&
    !said.some((word) => /[|\n]/.test(word))
  if (!fits) return undefined
  const flags =
    Number(route.hasLoader ?? 0) +
    2 * Number(route.hasAction ?? 0) +
    4 * Number(route.index ?? 0) +
    8 * (route.parentId === parent ? 2 : Number(route.parentId === 'root'))
  return [name, route.path ?? '', flags, script.startsWith(own) ? `.${script.slice(own.length)}` : script].join('|')
}

/** Runs in the browser, before anything else does. */
const writeOut =
  `(lines,atLength,rest,parent,folder)=>({...rest,routes:{...atLength,...Object.fromEntries(lines.split("\\n").filter(Boolean).map(line=>{
const[name,path,flags,script]=line.split("|"),id="routes/"+name
return[id,{id,...(flags>>3&&{parentId:flags>>4?parent:"root"}),...(path&&{path}),...(flags&4&&{index:true}),...(flags&1&&{hasLoader:true}),...(flags&2&&{hasAction:true}),module:folder+(script[0]=="."?name.split("/").pop()+"-"+script.slice(1):script)+".js"}]
}))}})`
    .replaceAll('\n', ';')
    .replace('=>{;', '=>{')
    .replace(';}))', '}))')

function commonest<Value>(values: Value[]): Value | undefined {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0]
}
