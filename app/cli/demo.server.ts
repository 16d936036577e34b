import { loadDemo } from '#app/features/imports/demo/load-demo.server.ts'
import { siteUrl } from '#app/mail/compose-mail.server.ts'
import { type Command, say, showProgress } from './command.ts'

export const demoCommand: Command = {
  name: 'demo',
  summary: 'Load a sample organisation: contests in three languages and every phase.',
  usage:
    'npm run aflora -- demo\n\nIts people have addresses at demo.example; nothing is mailed to them. Loading it twice changes nothing.',
  async run() {
    const paths = await loadDemo(showProgress)
    if (paths.length === 0) return say('The sample organisation is here already.')
    for (const path of paths) say(siteUrl(path))
  },
}
