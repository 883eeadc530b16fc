/** Groups beside one another: where each lies, which of them differ, and how each went over time. */
import {html, nothing, svg, type TemplateResult} from 'lit';
import {number} from '../../kit/words';
import {PAD, range, ticks, W} from './charts';
import {framed} from './picture';
import type {Comparison, Headline, Named, Pair, Question, Side} from './types';
import {margin, value, words} from './words';

const ROW = 30;
const NAMES = 170;
const H = 220;

/** Each group has a letter and a pattern: colour alone would tell nothing to many people. */
const letter = (at: number): string => String.fromCharCode(65 + at);
const name = (of: string): string => of || 'not known';

export function comparison(results: Named): TemplateResult {
  const {comparison: all, questions} = results;
  const scored = questions.filter(one => one.scores.length && !one.type.startsWith('choice'));
  return html`<p class="muted">Groups are called different only where it is more than chance, whichever of the ${all.sides.length} is looked at, and however often: all that is said below a question holds with 19 chances in 20.</p>
    ${scored.map(one => html`<section class="res-pair"><h3>${words(one.step)}</h3>${verdict(all, one)}
      <div class="res-two">${forest(all, one)}${overlay(all, one)}</div></section>`)}`;
}

const figure = (side: Side, question: Question): Headline | undefined => side.questions.find(one => one.step === question.step && one.type === question.type);

/** In words, what differs. */
function verdict(all: Comparison, question: Question): TemplateResult {
  const pairs = all.pairs.filter(one => one.step === question.step && one.type === question.type);
  const differ = pairs.filter(one => one.difference === 'higher' || one.difference === 'lower');
  const few = pairs.length > 0 && pairs.every(one => one.difference === 'too-few');
  if (!pairs.length || few) return html`<p class="res-verdict"><b>Too few to compare.</b> It takes 30 answers in two groups at least.</p>`;
  if (!differ.length) return html`<p class="res-verdict"><b>No difference shown.</b> What looks like one may be chance.</p>`;
  return html`<ul class="res-verdict">${differ.map(one => html`<li>${sentence(one)}</li>`)}</ul>`;
}

const sentence = (one: Pair): TemplateResult =>
  html`<span aria-hidden="true">${one.difference === 'higher' ? '▲' : '▼'}</span> <b><bdi>${name(one.other)}</bdi></b> is ${one.difference} than <b><bdi>${name(one.one)}</bdi></b>`;

/** A line a group: its value and where the true one may lie. */
function forest(all: Comparison, question: Question): TemplateResult {
  const [least, most] = range(question);
  const height = PAD.top + all.sides.length * ROW + PAD.bottom;
  const x = (of: number): number => NAMES + ((of - least) * (W - NAMES - PAD.right)) / (most - least);
  const y = (at: number): number => PAD.top + (at + 0.5) * ROW;
  const title = `${words(question.step)} by ${words(all.field).toLowerCase()}`;
  return framed(title, html`<svg viewBox="0 0 ${W} ${height}" role="img" aria-label="${title}; the table below says the same">
      ${[least, (least + most) / 2, most].map(of => svg`<line class="grid-line" x1=${x(of)} x2=${x(of)} y1=${PAD.top} y2=${height - PAD.bottom}></line><text class="tick" x=${x(of)} y=${height - 8} text-anchor="middle">${of}</text>`)}
      ${all.sides.map((side, at) => {
        const one = figure(side, question);
        return svg`<g class=${!one || one.small ? 'res-small' : ''}><text class="tick" x=${NAMES - 10} y=${y(at) + 4} text-anchor="end">${letter(at)} ${name(side.value).slice(0, 20)}</text>
          ${one?.value === undefined ? nothing : svg`<line class="whisker" x1=${x(one.low ?? one.value)} x2=${x(one.high ?? one.value)} y1=${y(at)} y2=${y(at)}></line><circle class=${one.tooFew ? 'dot few' : 'dot'} cx=${x(one.value)} cy=${y(at)} r="5"><title>${name(side.value)}: ${value(one)} (${margin(one)})</title></circle>`}</g>`;
      })}</svg>`, html`<table class="list"><caption class="sr">${title}</caption>
      <thead><tr><th scope="col">${words(all.field)}</th><th scope="col" class="num">Value</th><th scope="col" class="num">Interval</th><th scope="col" class="num">Answers</th></tr></thead>
      <tbody>${all.sides.map((side, at) => {
        const one = figure(side, question);
        return html`<tr class=${!one || one.small ? 'few' : ''}><td>${letter(at)} <bdi>${name(side.value)}</bdi></td><td class="num" data-title="Value">${one ? value(one) : '–'}</td><td class="num" data-title="Interval">${one ? margin(one) : ''}</td><td class="num" data-title="Answers">${number(one?.answers ?? 0)}${!one || one.small ? ' · too few' : ''}</td></tr>`;
      })}</tbody></table>`);
}

/** All groups' lines on the same time. */
function overlay(all: Comparison, question: Question): TemplateResult {
  const [least, most] = range(question);
  const points = all.sides[0]?.trend ?? [];
  const x = (at: number): number => PAD.left + ((at + 0.5) * (W - PAD.left - PAD.right - 20)) / Math.max(1, points.length);
  const y = (of: number): number => PAD.top + ((most - of) * (H - PAD.top - PAD.bottom)) / (most - least);
  const title = `${words(question.step)} over time by ${words(all.field).toLowerCase()}`;
  const known = (side: Side): [number, Headline][] => side.trend.flatMap((point, at): [number, Headline][] => {
    const one = point.questions.find(each => each.step === question.step && each.type === question.type);
    return one?.value === undefined ? [] : [[at, one]];
  });
  return framed(title, html`<svg viewBox="0 0 ${W} ${H}" role="img" aria-label="${title}; the table below says the same">
      ${[least, (least + most) / 2, most].map(of => svg`<line class="grid-line" x1=${PAD.left} x2=${W - PAD.right} y1=${y(of)} y2=${y(of)}></line><text class="tick" x=${PAD.left - 8} y=${y(of) + 4} text-anchor="end">${of}</text>`)}
      ${all.sides.map((side, at) => {
        const run = known(side);
        const last = run.at(-1);
        return svg`<g class="side side-${at}"><path class="line" d=${'M' + run.map(([piece, one]) => `${x(piece)} ${y(one.value ?? 0)}`).join('L')}></path>
          ${run.map(([piece, one]) => svg`<circle class=${one.tooFew ? 'dot few' : 'dot'} cx=${x(piece)} cy=${y(one.value ?? 0)} r="3"><title>${name(side.value)}, ${points[piece]?.from ?? ''}: ${value(one)} (${margin(one)})</title></circle>`)}
          ${last ? svg`<text class="tick" x=${x(last[0]) + 8} y=${y(last[1].value ?? 0) + 4}>${letter(at)}</text>` : nothing}</g>`;
      })}
      ${ticks(points).map(at => svg`<text class="tick" x=${x(at)} y=${H - 8} text-anchor="middle">${points[at]?.from.slice(5)}</text>`)}</svg>`, html`<table class="list"><caption class="sr">${title}</caption>
      <thead><tr><th scope="col">Time</th>${all.sides.map((side, at) => html`<th scope="col" class="num">${letter(at)} <bdi>${name(side.value)}</bdi></th>`)}</tr></thead>
      <tbody>${points.map((point, piece) => html`<tr><td>${point.from}${point.to === point.from ? '' : ` to ${point.to}`}</td>${all.sides.map((side, at) => {
        const one = known(side).find(([of]) => of === piece)?.[1];
        return html`<td class="num" data-title=${`${letter(at)} ${name(side.value)}`}>${one ? html`${value(one)} <small>${margin(one)}</small>` : '–'}</td>`;
      })}</tr>`)}</tbody></table>`);
}
