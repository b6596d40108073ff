/** A real browser without a download: CHROME_PATH, else the system's Chrome or Chromium, else the one in the npm package @sparticuz/chromium. */
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export async function launchBrowser(): Promise<Browser> {
  const known = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
  let executablePath = known.find((p): p is string => p !== undefined && existsSync(p));
  if (executablePath === undefined) {
    // The package unpacks only for the runtime it is told, and into TMPDIR; its own arguments would switch web security off.
    process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs24.x';
    process.env.TMPDIR = mkdtempSync(path.join(tmpdir(), 'chromium-'));
    const { default: packaged } = await import('@sparticuz/chromium');
    executablePath = await packaged.executablePath();
  }
  return chromium.launch({ executablePath, args: quiet });
}
