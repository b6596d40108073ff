/**
 * Loaded into a build's process before anything else (`node --import`): counts what it asks of the file system and, at the n-th request to
 * change something, kills the process in the middle of it or lets the disk be full from there on.
 * BARQIYAT_FAULT=count:FILE writes how many there were · kill:N · full:N
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const [what = '', value = ''] = (process.env.BARQIYAT_FAULT ?? '').split(':', 2).map((x) => x.trim());
const at = Number(value);
let count = 0;

type Call = (...args: unknown[]) => unknown;
const table = fs as unknown as Record<string, Call>;
/** Requests that change something; of those that write, half the bytes are on disk when the process dies. */
const changing = ['writeFileSync', 'writeSync', 'renameSync', 'linkSync', 'mkdirSync', 'rmSync', 'copyFileSync', 'openSync'];

if (what && isMainThread) {
  for (const name of changing) {
    const original = table[name]!;
    table[name] = (...args) => {
      const reads = name === 'openSync' && (args[1] === undefined || args[1] === 'r');
      if (reads) return original(...args);
      count++;
      if (what === 'kill' && count === at) {
        if (name === 'writeFileSync' || name === 'writeSync') {
          const data = Buffer.from(args[1] as string | Uint8Array);
          // With its own flags: a request that would be refused (a file that must not be there yet) writes nothing.
          try { original(args[0], data.subarray(0, data.length >> 1), ...(name === 'writeFileSync' ? args.slice(2) : [])); } catch { /* refused */ }
        }
        process.kill(process.pid, 'SIGKILL');
      }
      if (what === 'full' && count >= at && ['writeFileSync', 'writeSync', 'mkdirSync', 'copyFileSync'].includes(name)) {
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', errno: -28, syscall: 'write' });
      }
      return original(...args);
    };
  }
  syncBuiltinESMExports();
  if (what === 'count') process.on('exit', () => { fs.writeFileSync(value, String(count)); });
}
