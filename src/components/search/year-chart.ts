/** Results by year as bars to drag over; the two number fields beneath do the same by keyboard. */
import type { Years } from './address.ts';
import { drawing, element } from './dom.ts';
import type { Reader } from './reader.ts';

const width = 240;
const height = 56;

export interface YearChart {
  readonly element: HTMLElement;
  /** `counts` ascending by year; the chosen years stay marked. */
  update(counts: readonly { year: number; count: number }[], chosen: Years | undefined): void;
}

/** `onChoose` is given undefined for all years. */
export function yearChart(reader: Reader, onChoose: (years: Years | undefined) => void): YearChart {
  const { words } = reader;
  // Time runs as the page's lines run: in Arabic from right to left.
  const mirrored = words.language.direction === 'rtl';
  const svg = drawing('svg', { viewBox: `0 0 ${width} ${height + 16}`, role: 'img', 'aria-label': words.search.yearChart });
  const from = yearField(words.search.fromYear);
  const to = yearField(words.search.toYear);
  const all = element('button', { type: 'button', class: 'plain', hidden: true }, words.search.allYears);
  const host = element('fieldset', { class: 'filter-years' },
    element('legend', {}, words.search.year), svg, element('p', { class: 'visually-hidden' }, words.search.dragYears),
    element('div', { class: 'year-fields' }, from.label, to.label), all,
  );

  let span: [number, number] = [0, 0];
  let bars: { year: number; bar: SVGRectElement }[] = [];
  let dragged: [number, number] | undefined;

  const choose = (first: number | undefined, last: number | undefined): void => {
    if (first === undefined && last === undefined) onChoose(undefined);
    else onChoose(first !== undefined && last !== undefined && first > last ? { from: last, to: first } : { from: first, to: last });
  };
  for (const { input } of [from, to]) input.addEventListener('change', () => choose(yearIn(from.input), yearIn(to.input)));
  all.addEventListener('click', () => onChoose(undefined));

  const yearAt = (event: PointerEvent): number => {
    const box = svg.getBoundingClientRect();
    const across = (event.clientX - box.left) / box.width;
    const place = Math.min(0.9999, Math.max(0, mirrored ? 1 - across : across));
    return span[0] + Math.floor(place * (span[1] - span[0] + 1));
  };
  const mark = (years: Years | undefined): void => {
    for (const { year, bar } of bars) bar.classList.toggle('outside', years !== undefined && (year < (years.from ?? -Infinity) || year > (years.to ?? Infinity)));
  };
  svg.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || bars.length === 0) return;
    const year = yearAt(event);
    dragged = [year, year];
    svg.setPointerCapture(event.pointerId);
    mark({ from: year, to: year });
  });
  svg.addEventListener('pointermove', (event) => {
    if (!dragged) return;
    dragged[1] = yearAt(event);
    mark({ from: Math.min(...dragged), to: Math.max(...dragged) });
  });
  svg.addEventListener('pointerup', () => {
    if (!dragged) return;
    const [first, last] = dragged;
    dragged = undefined;
    choose(Math.min(first, last), Math.max(first, last));
  });
  svg.addEventListener('pointercancel', () => { dragged = undefined; });

  return {
    element: host,
    update(counts, chosen) {
      const first = counts[0]?.year;
      const last = counts.at(-1)?.year;
      from.input.value = chosen?.from?.toString() ?? '';
      to.input.value = chosen?.to?.toString() ?? '';
      all.hidden = chosen === undefined;
      host.hidden = first === undefined && chosen === undefined;
      svg.replaceChildren();
      bars = [];
      if (first === undefined || last === undefined) return;
      span = [first, last];
      for (const { input } of [from, to]) Object.assign(input, { min: String(first), max: String(last) });
      from.input.placeholder = String(first);
      to.input.placeholder = String(last);
      const most = Math.max(...counts.map(({ count }) => count));
      const step = width / (last - first + 1);
      for (const { year, count } of counts) {
        const tall = Math.max(3, (count / most) * height);
        const wide = Math.max(1, Math.min(step - (step > 4 ? 1 : 0), 28));
        const start = (year - first) * step;
        const bar = drawing('rect', { x: (mirrored ? width - start - wide : start).toFixed(2), y: (height - tall).toFixed(2), width: wide.toFixed(2), height: tall.toFixed(2) },
          drawing('title', {}, `${year}${words.language.colon}${words.counts.results(count)}`));
        bars.push({ year, bar });
        svg.append(bar);
      }
      svg.append(
        drawing('line', { x1: 0, x2: width, y1: height + 0.5, y2: height + 0.5 }),
        drawing('text', { x: mirrored && last === first ? width : 0, y: height + 14, 'text-anchor': mirrored && last === first ? 'end' : 'start' }, String(mirrored ? last : first)),
        ...(last > first ? [drawing('text', { x: width, y: height + 14, 'text-anchor': 'end' }, String(mirrored ? first : last))] : []),
      );
      svg.setAttribute('aria-label', `${words.search.yearChart}${words.language.colon}${first === last ? first : `${first}–${last}`}`);
      mark(chosen);
    },
  };
}

function yearField(name: string): { label: HTMLLabelElement; input: HTMLInputElement } {
  const input = element('input', { type: 'number', inputmode: 'numeric', step: 1 });
  return { input, label: element('label', {}, element('span', {}, name), input) };
}

function yearIn(input: HTMLInputElement): number | undefined {
  const year = input.valueAsNumber;
  return Number.isInteger(year) && year > 0 && year <= 9999 ? year : undefined;
}
