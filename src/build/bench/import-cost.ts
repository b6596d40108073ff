/** What importing costs: a volume of TEI as large as asked for, and a file of as many cables as asked for, both made here. */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { SaxesParser } from 'saxes';
import { randomFrom } from './generate.ts';
import { projectRoot } from '../templates.ts';

export interface ImportCost { readonly source: string; readonly megabytes: number; readonly documents: number; readonly wallSeconds: number; readonly cpuSeconds: number; readonly peakMegabytes: number }

/** The volume whose documents are repeated: a real one where the data are at hand, else the specimen of the tests. */
export function volumeToRepeat(): string {
  const real = path.join(process.env['FRUS_TEI'] ?? path.join(projectRoot, '../shared/data/frus-tei'), 'frus1958-60v13.xml');
  return existsSync(real) ? real : path.join(projectRoot, 'src/import/frus/fixtures/telegrams/input.xml');
}

/**
 * Writes a volume of at least `megabytes` (10⁶ bytes): the whole body of `from` again and again, ids and what points to them numbered anew
 * each time (`d12` → `d1000012`), so that every document is another one.
 */
export function writeLargeVolume(from: string, to: string, megabytes: number): void {
  const xml = readFileSync(from, 'utf8');
  const start = xml.indexOf('>', xml.indexOf('<body')) + 1, end = xml.lastIndexOf('</body>');
  const body = xml.slice(start, end);
  const file = openSync(to, 'w');
  try {
    let written = writeSync(file, xml.slice(0, start));
    for (let round = 1; written < megabytes * 1e6; round++) {
      written += writeSync(file, body.replace(/(xml:id="|target="#)(d|pg_|ch|comp)(\d+)/g, (_, lead: string, kind: string, n: string) => `${lead}${kind}${round}${n.padStart(6, '0')}`));
    }
    writeSync(file, xml.slice(end));
  } finally { closeSync(file); }
}

const subjects = ['HARBOUR', 'TIDE', 'RAILWAY', 'CUSTOMS', 'BUDGET', 'FISHERIES', 'ELECTION', 'BORDER', 'DROUGHT', 'LIBRARY'];
const plainWords = ['the', 'minister', 'of', 'harbours', 'said', 'that', 'a', 'new', 'quay', 'would', 'be', 'built', 'before', 'winter', 'and', 'asked', 'whether', 'ships', 'from', 'our', 'country', 'might', 'call', 'there', 'again', 'he', 'added', 'no', 'date', 'was', 'known', 'in', 'town'];

/** Writes `rows` cables in eight columns; their texts are between half a kilobyte and some 12 KB, 6 KB on average, the sizes of real ones. */
export function writeLargeCsv(to: string, rows: number): void {
  const random = randomFrom(7);
  const file = openSync(to, 'w');
  const posts = ['BAMAKO', 'TUNIS', 'ALGIERS', 'RABAT', 'CAIRO', 'AMMAN', 'PARIS', 'MADRID'];
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const paragraphs = Array.from({ length: 400 }, () => {
    let text = '', line = '';
    for (let n = 20 + Math.floor(random() * 120); n > 0; n--) {
      const word = pick(plainWords);
      if (line.length + word.length > 66) { text += line.trimEnd() + ' \n'; line = ''; }
      line += word + ' ';
    }
    return text + line.trimEnd() + '. ';
  });
  try {
    let out = '';
    for (let n = 1; n <= rows; n++) {
      const post = pick(posts), year = 2000 + n % 10, subject = `${pick(subjects)} AND ${pick(subjects)}`;
      const header = `VZCZCXYZ${String(n % 10000).padStart(4, '0')}\nRR RUEHWEB\n\nDE RUEHXX #${String(n % 10000).padStart(4, '0')} 3351407\nZNY CCCCC ZZH\nR 011407Z DEC ${String(year % 100).padStart(2, '0')}\nFM AMEMBASSY ${post}\nTO RUEHC/SECSTATE WASHDC ${1000 + n % 9000}\nINFO RUEHFR/AMEMBASSY PARIS 0317\n`;
      let body = `C O N F I D E N T I A L ${post} ${String(n).padStart(6, '0')} \n\nSIPDIS \n\nE.O. 12958: DECL: 12/01/2019 \nTAGS: PREL, PGOV, ML \nSUBJECT: ${subject} \n\nREF: A. ${post} ${Math.max(1, n - 9)} \n     B. ${year - 1 < 2000 ? 1999 : year - 1} PARIS ${n % 999 + 1} \n\nClassified By: Ambassador Jane Q. Placeholder for reasons 1.4 (b) and (d). \n\n`;
      for (let p = 1, last = 1 + Math.floor(random() * 23); p <= last; p++) body += `${p}. (C) ${p === 1 ? 'Summary: ' : ''}${pick(paragraphs)}\n\n`;
      body += 'PLACEHOLDER\n';
      out += `"${n}","12/1/${year} 14:07","${String(year % 100).padStart(2, '0')}${post}${n}","Embassy ${post[0]!}${post.slice(1).toLowerCase()}","CONFIDENTIAL","","${header}","${body.replaceAll('"', '\\"')}"\n`;
      if (out.length > 1 << 20) { writeSync(file, out); out = ''; }
    }
    writeSync(file, out);
  } finally { closeSync(file); }
}

/** What `npm run import` gives Node before its own arguments, from package.json. */
function importCommand(): string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as { scripts: { import: string } };
  return scripts.import.split(' ').slice(1);
}

/** One import in a process of its own, which reports its own CPU and memory. */
function measure(format: string, source: string, content: string): ImportCost {
  const r = spawnSync(process.execPath, [...importCommand(), format, path.resolve(source), '--content', path.resolve(content), '--json', '--i-have-reviewed', 'bench'], { cwd: projectRoot, encoding: 'utf8', maxBuffer: 1 << 30, env: { ...process.env, INIT_CWD: '' } });
  if (r.status !== 0) throw new Error(`the import failed: ${r.stderr.slice(-2000)}`);
  const j = JSON.parse(r.stdout) as { files: { documents: number }[]; cost: { seconds: number; cpuSeconds: number; peakMegabytes: number } };
  return { source: path.basename(source), megabytes: statSync(source).size / 1e6, documents: j.files[0]!.documents, wallSeconds: j.cost.seconds, cpuSeconds: j.cost.cpuSeconds, peakMegabytes: j.cost.peakMegabytes };
}

/** Megabytes a CPU second of the XML parser alone, over the first 20 MB: by it, figures of a busy machine can be compared. */
function parserSpeed(source: string): number {
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.on('text', () => undefined);
  parser.on('opentag', () => undefined);
  const file = openSync(source, 'r');
  const bytes = Buffer.alloc(20_000_000);
  const length = readSync(file, bytes);
  closeSync(file);
  const xml = bytes.toString('utf8', 0, length);
  const before = process.cpuUsage();
  for (let at = 0; at < xml.length; at += 1 << 18) parser.write(xml.slice(at, at + (1 << 18)));
  const { user, system } = process.cpuUsage(before);
  return length / (user + system);
}

export interface ImportBenchOptions { readonly dir: string; readonly megabytes: number; readonly rows: number; readonly report: (line: string) => void }

/**
 * Makes and imports a large volume and a large CSV (0 leaves one out), each into a folder of its own. They are removed together at the end:
 * ext4 avoids the places of files deleted a moment ago, and looking for others costs it ten times what making a file does.
 */
export function runImportBench(o: ImportBenchOptions): ImportCost[] {
  const out: ImportCost[] = [], made: string[] = [];
  const run = (format: string, source: string): void => {
    const content = path.join(o.dir, `imported-${format}`);
    made.push(content, source);
    const c = measure(format, source, content);
    out.push(c);
    o.report(`${format}: ${c.megabytes.toFixed(1)} MB, ${c.documents} documents in ${c.wallSeconds.toFixed(1)} s, ${c.cpuSeconds.toFixed(1)} CPU s (${(c.megabytes / c.cpuSeconds).toFixed(2)} MB a CPU second), peak ${c.peakMegabytes} MB`);
  };
  try {
    if (o.megabytes > 0) {
      const source = path.join(o.dir, 'frus1900v99.xml');
      writeLargeVolume(volumeToRepeat(), source, o.megabytes);
      o.report(`the XML parser alone: ${parserSpeed(source).toFixed(1)} MB a CPU second`);
      run('frus', source);
    }
    if (o.rows > 0) {
      const source = path.join(o.dir, 'cables.csv');
      writeLargeCsv(source, o.rows);
      run('cable-csv', source);
    }
  } finally { for (const p of made) rmSync(p, { recursive: true, force: true }); }
  return out;
}
