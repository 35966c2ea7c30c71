/** The Chromium of this machine, for walks through the service and for pictures of its pages. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PLACES = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Null where there is none: `apt-get install -y chromium` installs it. */
export const chromiumPath =
  PLACES.find((path): path is string => path !== undefined && existsSync(path)) ?? null;

export const HOW_TO_INSTALL = 'no Chromium here: apt-get install -y chromium';

/** @param more arguments of its command line */
export function launchChromium(...more: string[]): Promise<Browser> {
  if (chromiumPath === null) throw new Error(HOW_TO_INSTALL);
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  });
}
