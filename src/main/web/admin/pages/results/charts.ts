/** Charts in SVG, each with its table. */
import {html, nothing, svg, type TemplateResult} from 'lit';
import {number} from '../../kit/words';
import {framed} from './picture';
import type {Bar, Headline, Point, Question} from './types';
import {margin, shown, value, words} from './words';

export const W = 720;
const H = 240;
export const PAD = {left: 44, right: 12, top: 12, bottom: 28};

interface Dot {
  point: Point;
  one: Headline | undefined;
}

/** The least and the most a headline can be. */
export function range(question: Question): [number, number] {
  const score = question.scores[0];
  if (score?.unit === 'points') return [-100, 100];
  if (score?.unit === 'percent') return [0, 100];
  const numbers = question.distribution.map(bar => Number(bar.value));
  return [Math.min(...numbers), Math.max(...numbers)];
}

/** A line with the band in which the true value lies; pieces without answers leave a gap. */
export function trend(question: Question, points: Point[], notes: {day: string; text: string}[] = []): TemplateResult {
  const dots: Dot[] = points.map(point => ({point, one: point.questions.find(each => each.step === question.step && each.type === question.type)}));
  const [least, most] = range(question);
  const x = (at: number): number => PAD.left + ((at + 0.5) * (W - PAD.left - PAD.right)) / Math.max(1, dots.length);
  const y = (of: number): number => PAD.top + ((most - of) * (H - PAD.top - PAD.bottom)) / (most - least);
  const name = `${question.step} by ${points.length === 1 ? 'time' : 'piece of the time'}`;
  return framed(`${words(question.step)} over time`, html`<svg viewBox="0 0 ${W} ${H}" role="img" aria-label="Trend of ${name}; the table below says the same">
      ${[least, (least + most) / 2, most].map(of => svg`<line class="grid-line" x1=${PAD.left} x2=${W - PAD.right} y1=${y(of)} y2=${y(of)}></line><text class="tick" x=${PAD.left - 8} y=${y(of) + 4} text-anchor="end">${of}</text>`)}
      ${notes.map((note, at) => mark(note, at, points, x))}
      ${runs(dots).map(run => svg`<path class="band" d=${bandPath(run, x, y)}></path>`)}
      ${runs(dots).map(run => svg`<path class="line" d=${'M' + run.map(([at, one]) => `${x(at)} ${y(one.value ?? 0)}`).join('L')}></path>`)}
      ${dots.map((dot, at) => (dot.one?.value === undefined ? nothing : svg`<circle class=${dot.one.tooFew ? 'dot few' : 'dot'} cx=${x(at)} cy=${y(dot.one.value)} r="4"><title>${label(dot.point)}: ${value(dot.one)} (${margin(dot.one)}), ${number(dot.one.answers)} answers</title></circle>`))}
      ${ticks(dots).map(at => svg`<text class="tick" x=${x(at)} y=${H - 8} text-anchor="middle">${dots[at]?.point.from.slice(5)}</text>`)}
    </svg>`, html`<table class="list"><caption class="sr">Trend of ${name}</caption>
      <thead><tr><th scope="col">Time</th><th scope="col" class="num">Value</th><th scope="col" class="num">Interval</th><th scope="col" class="num">Answers</th></tr></thead>
      <tbody>${dots.map(dot => html`<tr><td>${label(dot.point)}</td><td class="num" data-title="Value">${dot.one ? value(dot.one) : '–'}</td><td class="num" data-title="Interval">${dot.one ? margin(dot.one) : ''}</td><td class="num" data-title="Answers">${number(dot.one?.answers ?? 0)}</td></tr>`)}</tbody></table>`);
}

/** A note at its piece of the time, with its number in the list of notes. */
function mark(note: {day: string; text: string}, at: number, points: Point[], x: (at: number) => number): TemplateResult | typeof nothing {
  const piece = points.findIndex(point => point.from <= note.day && note.day <= point.to);
  if (piece < 0) return nothing;
  return svg`<g class="note"><title>${note.day}: ${note.text}</title><line x1=${x(piece)} x2=${x(piece)} y1=${PAD.top} y2=${H - PAD.bottom}></line><text class="tick" x=${x(piece) + 4} y=${PAD.top + 10}>${at + 1}</text></g>`;
}

const label = (point: Point): string => (point.from === point.to ? point.from : `${point.from} to ${point.to}`);

/** Neighbours that have answers. */
function runs(dots: Dot[]): [number, Headline][][] {
  const all: [number, Headline][][] = [[]];
  dots.forEach((dot, at) => {
    if (dot.one?.value === undefined) all.push([]);
    else all.at(-1)?.push([at, dot.one]);
  });
  return all.filter(run => run.length);
}

function bandPath(run: [number, Headline][], x: (at: number) => number, y: (of: number) => number): string {
  const half = run.length === 1 ? 6 : 0;
  const above = run.map(([at, one]) => `${x(at) - half} ${y(one.high ?? 0)}`);
  const below = run.toReversed().map(([at, one]) => `${x(at) + half} ${y(one.low ?? 0)}`);
  const first = run[0];
  const top = half && first ? [`${x(first[0]) + half} ${y(first[1].high ?? 0)}`] : [];
  const bottom = half && first ? [`${x(first[0]) - half} ${y(first[1].low ?? 0)}`] : [];
  return 'M' + [...above, ...top, ...below, ...bottom].join('L') + 'Z';
}

/** At most eight names below the line. */
export function ticks(dots: readonly unknown[]): number[] {
  const step = Math.max(1, Math.ceil(dots.length / 8));
  return dots.map((_, at) => at).filter(at => at % step === 0);
}

/** How often each answer was given. */
export function histogram(step: string, bars: Bar[]): TemplateResult {
  const all = bars.reduce((sum, bar) => sum + bar.count, 0);
  const most = Math.max(1, ...bars.map(bar => bar.count));
  const width = (W - PAD.left - PAD.right) / Math.max(1, bars.length);
  const height = (count: number): number => ((H - PAD.top - PAD.bottom - 16) * count) / most;
  return framed(`Answers to ${words(step)}`, html`<svg viewBox="0 0 ${W} ${H}" role="img" aria-label="How often each answer to ${step} was given; the table below says the same">
      ${bars.map((bar, at) => svg`<rect class="bar ${bar.band ?? ''}" x=${PAD.left + at * width + 2} width=${Math.max(2, width - 4)} y=${H - PAD.bottom - height(bar.count)} height=${height(bar.count)} rx="3"><title>${bar.value}: ${number(bar.count)}</title></rect>
        <text class="tick" x=${PAD.left + (at + 0.5) * width} y=${H - PAD.bottom - height(bar.count) - 5} text-anchor="middle">${bar.count || ''}</text>
        <text class="tick" x=${PAD.left + (at + 0.5) * width} y=${H - 8} text-anchor="middle">${short(bar.value, bars.length)}</text>`)}
    </svg>`, html`<table class="list"><caption class="sr">Answers to ${step}</caption>
      <thead><tr><th scope="col">Answer</th><th scope="col">Band</th><th scope="col" class="num">Times</th><th scope="col" class="num">Share</th></tr></thead>
      <tbody>${bars.map(bar => html`<tr><td><bdi>${bar.value}</bdi></td><td data-title="Band">${bar.band ?? ''}</td><td class="num" data-title="Times">${number(bar.count)}</td><td class="num" data-title="Share">${all ? shown((100 * bar.count) / all, false) + ' %' : '–'}</td></tr>`)}</tbody></table>`);
}

const short = (text: string, among: number): string => (text.length > 60 / among ? text.slice(0, Math.max(2, Math.floor(60 / among))) + '…' : text);

/** Bands beside one another, in their order, with their names. */
export function split(bars: Bar[]): TemplateResult | typeof nothing {
  const bands = [...new Set(bars.map(bar => bar.band ?? ''))].filter(Boolean);
  const all = bars.reduce((sum, bar) => sum + bar.count, 0);
  if (!bands.length || !all) return nothing;
  const parts = bands.map(band => ({band, share: (100 * bars.filter(bar => bar.band === band).reduce((sum, bar) => sum + bar.count, 0)) / all}));
  let from = 0;
  return html`<svg class="split" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">${parts.map(part => {
      const x = from;
      from += part.share;
      return svg`<rect class="bar ${part.band}" x=${x} y="0" width=${Math.max(0, part.share - 0.6)} height="6"></rect>`;
    })}</svg>
    <ul class="legend">${parts.map(part => html`<li><svg class="key" viewBox="0 0 10 10" aria-hidden="true"><rect class="bar ${part.band}" width="10" height="10"></rect></svg>${part.band} ${Math.round(part.share)} %</li>`)}</ul>`;
}
