import ts from 'typescript'
import type { SourceFile } from './source-files.ts'

/** Where something else than the person decides, and what it is. */
const openByDesign: Record<string, string> = {
  'app/routes/contests/feed-atom.ts loader': 'shows everybody what a stranger may read',
  'app/routes/contests/feed-json.ts loader': 'shows everybody what a stranger may read',
  'app/routes/contests/share-picture.ts loader': 'shows everybody what a stranger may read',
  'app/routes/ideas/share-picture.ts loader': 'shows everybody what a stranger may read',
  'app/routes/ideas/stop.tsx loader': 'the secret in the address is the right',
  'app/routes/ideas/stop.tsx action': 'the secret in the address is the right',
  'app/routes/notifications/stop-mail.tsx loader': 'the secret in the address is the right',
  'app/routes/notifications/stop-mail.tsx action': 'the secret in the address is the right',
  'app/routes/people/link.tsx loader': 'the secret in the address is the right',
  'app/routes/people/set-up.tsx loader': 'the secret in the address is the right',
  'app/routes/people/set-up.tsx action': 'the secret in the address is the right',
  'app/routes/people/set-up-admin.tsx loader': 'the secret in the address is the right',
  'app/routes/people/set-up-admin.tsx action': 'the secret in the address is the right',
  'app/routes/people/sign-in.tsx action': 'anybody may ask for a code',
  'app/routes/people/sign-on.tsx loader': 'a provider says who comes; the attempt of this browser is checked',
  'app/routes/people/passkey-sign-in.tsx action':
    'the device says who comes; the question this browser was asked is checked',
  'app/routes/people/passkey-sign-in-options.ts action': 'anybody may be asked for a passkey',
  'app/routes/people/proxy-sign-in.ts action': 'a trusted proxy says who comes',
  'app/routes/people/resend-code.ts action': 'anybody may ask for a code',
  'app/routes/people/sign-out.tsx action': 'ends the session of the cookie, whosever it is',
  'app/routes/site/brand-stylesheet.ts loader': 'one colour, the same for everybody',
}

const isGuard = (name: string) => /^(viewerOf|require[A-Z]\w*)$/.test(name)

/**
 * Loaders and actions run side by side, so a guard in a layout protects nothing below it. In each of
 * them the first thing asked of a feature must be who asks.
 */
export function guardOffences(files: SourceFile[], open = openByDesign): string[] {
  return files
    .filter(({ path }) => path.startsWith('app/routes/') && !/\.test\.tsx?$/.test(path))
    .flatMap((file) => entrances(file).flatMap((entrance) => offence(file, entrance)))
    .filter((line) => !Object.keys(open).some((entrance) => line.startsWith(`${entrance} `)))
}

/** Entrances named in the list above that are gone, or that a guard has come to protect. */
export function needlessExceptions(files: SourceFile[], open = openByDesign): string[] {
  const offences = guardOffences(files, {})
  return Object.keys(open).filter((entrance) => !offences.some((line) => line.startsWith(`${entrance} `)))
}

interface Entrance {
  name: string
  body: ts.Node
}

function entrances({ tree }: SourceFile): Entrance[] {
  const found: Entrance[] = []
  for (const statement of tree.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name)
      found.push({ name: statement.name.text, body: statement })
    if (!ts.isVariableStatement(statement)) continue
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (initializer) found.push({ name: name.getText(), body: initializer })
    }
  }
  return found.filter(({ name }) => name === 'loader' || name === 'action')
}

function offence(file: SourceFile, { name, body }: Entrance): string[] {
  const features = file.imports.filter(({ from, typeOnly }) => from.startsWith('app/features/') && !typeOnly)
  const verbs = new Set(features.flatMap(({ names }) => names))
  const called: string[] = []
  inOrder(body, (name) => verbs.has(name) && called.push(name))
  const [first] = called
  if (first === undefined || isGuard(first)) return []
  return [`${file.path} ${name} calls ${first} before asking who is there`]
}

/** Names in the order in which they are called: what a call is given runs before the call itself. */
function inOrder(node: ts.Node, say: (name: string) => void) {
  if (ts.isCallExpression(node)) {
    for (const argument of node.arguments) inOrder(argument, say)
    if (ts.isIdentifier(node.expression)) say(node.expression.text)
    else inOrder(node.expression, say)
  } else if (ts.isIdentifier(node) && ts.isVariableDeclaration(node.parent) && node.parent.initializer === node) {
    say(node.text)
  } else {
    ts.forEachChild(node, (child) => inOrder(child, say))
  }
}
