import { rotateSecrets } from '#app/server/secrets.server.ts'
import { type Command, say } from './command.ts'

export const rotateSecretsCommand: Command = {
  name: 'rotate-secrets',
  summary: 'Make a new secret for cookies and links.',
  usage:
    'npm run aflora -- rotate-secrets\n\nWhat is signed so far stays valid until the next time; then visitors are strangers again and signed links end.\nRunning servers take the new secret at their next start.',
  async run() {
    rotateSecrets()
    say('The new secret is kept in DATA_DIR/keys. Restart the running servers.')
  },
}
