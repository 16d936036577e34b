import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { arch, platform, tmpdir } from 'node:os'
import path from 'node:path'

const usual = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'].flatMap((name) =>
    ['/usr/bin', '/usr/local/bin', '/snap/bin'].map((folder) => path.join(folder, name)),
  ),
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['C:\\Program Files', 'C:\\Program Files (x86)'].flatMap((folder) => [
    path.join(folder, 'Google\\Chrome\\Application\\chrome.exe'),
    path.join(folder, 'Microsoft\\Edge\\Application\\msedge.exe'),
  ]),
}

/** Where a Chromium lies on this machine; `leave` removes what was unpacked only for this run. */
export interface FoundChromium {
  path: string
  leave: () => void
}

/**
 * A real Chromium: `CHROME_PATH`, else the system's, else Debian's package (as root), else the one
 * that came with the packages. Throws a sentence that says what to install.
 */
export async function findChromium(): Promise<FoundChromium> {
  const found = named() ?? installed() ?? fromDebian()
  return found ? { path: found, leave: () => {} } : unpacked()
}

function named() {
  const place = process.env.CHROME_PATH
  if (place && !existsSync(place)) throw new Error(`CHROME_PATH names a file that does not exist: ${place}`)
  return place
}

const installed = () => usual[platform() as keyof typeof usual]?.find((place) => existsSync(place))

function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined
  console.error('No Chromium found; installing Debian’s package…')
  const apt = (...words: string[]) =>
    spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...words], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 600_000,
    })
  apt('update')
  apt('install', '-y', '--no-install-recommends', 'chromium')
  return installed()
}

async function unpacked(): Promise<FoundChromium> {
  if (platform() !== 'linux' || arch() !== 'x64') throw new Error(advice)
  const { default: packed } = await import('@sparticuz/chromium')
  const folder = mkdtempSync(path.join(tmpdir(), 'aflora-chromium-'))
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    return { path: await packed.executablePath(), leave: () => rmSync(folder, { recursive: true, force: true }) }
  } catch {
    throw new Error(advice)
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

const advice = [
  'The browser journeys need Chromium or Chrome, and none was found. Install one of:',
  '  Debian or Ubuntu   sudo apt-get install chromium',
  '  Fedora             sudo dnf install chromium',
  '  macOS              brew install --cask google-chrome',
  '  Windows            winget install Google.Chrome',
  'or set CHROME_PATH to the browser’s program. Everything else: npm test -- types lint sqlite postgres build',
].join('\n')
