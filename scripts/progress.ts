/** Progress: one changing line on a terminal with rate and time left, plain lines elsewhere, silence with --json. */
export function progressLine(on: boolean): { update: (phase: string, done: number, of: number) => void; end: () => void } {
  const terminal = process.stderr.isTTY;
  let phase = '';
  let began = 0;
  let last = 0;
  let open = false;
  return {
    update: (p, done, of) => {
      if (!on) return;
      const now = performance.now();
      if (p !== phase) { phase = p; began = now; last = 0; }
      if (now - last < (terminal ? 200 : 10_000)) return;
      last = now;
      const rate = done / Math.max(0.001, (now - began) / 1000);
      const left = of > done && rate > 0 ? `, ${Math.ceil((of - done) / rate)} s left` : '';
      const line = `${p}: ${done}${of ? ` of ${of}` : ''}, ${Math.round(rate)} a second${left}`;
      if (terminal) { process.stderr.write(`\r\x1b[K${line}`); open = true; } else console.error(line);
    },
    end: () => { if (open) process.stderr.write('\r\x1b[K'); open = false; },
  };
}
