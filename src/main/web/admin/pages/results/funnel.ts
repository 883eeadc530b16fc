/** Where people left: the flow's questions from the first to the last, as wide as the number of people who came to them. */
import {html, nothing, svg, type TemplateResult} from 'lit';
import {number} from '../../kit/words';
import {W} from './charts';
import {framed} from './picture';
import type {Question} from './types';
import {duration, prompt} from './words';

const ROW = 34;
const BAR = 24;
const NAMES = 190;
const COUNTS = 150;
const HEAD = 26;

const WAYS: ['answered' | 'skipped' | 'left' | 'open', string][] = [['answered', 'answered'], ['skipped', 'skipped'], ['left', 'left'], ['open', 'waits']];

/** Each question with how many came to it, and what they did. */
export function funnel(questions: Question[]): TemplateResult {
  return framed('Where people left', diagram(questions), html`<table class="list"><caption class="sr">Where people left</caption>
    <thead><tr><th scope="col">Question</th><th scope="col" class="num">Asked</th><th scope="col" class="num">Answered</th><th scope="col" class="num">Skipped</th><th scope="col" class="num">Left</th><th scope="col" class="num">Waits</th><th scope="col" class="num">Answer takes</th></tr></thead>
    <tbody>${questions.map(one => html`<tr><td><b>${one.step}</b> <small><bdi>${prompt(one.text).slice(0, 90)}</bdi></small></td>
      <td class="num" data-title="Asked">${number(one.reached)}</td><td class="num" data-title="Answered">${number(one.answered)}</td><td class="num" data-title="Skipped">${number(one.skipped)}</td>
      <td class="num" data-title="Left">${number(one.left)}${one.left ? html` <small>${Math.round((100 * one.left) / one.reached)} %</small>` : nothing}</td><td class="num" data-title="Waits">${number(one.open)}</td>
      <td class="num" data-title="Answer takes">${one.medianSeconds === undefined ? '–' : duration(one.medianSeconds)}</td></tr>`)}</tbody></table>`);
}

/** A bar a question in the middle of its row, in the order of the flow; not everybody is asked everything. */
function diagram(questions: Question[]): TemplateResult {
  const most = Math.max(1, ...questions.map(one => one.reached));
  const room = W - NAMES - COUNTS;
  const width = (count: number): number => (room * count) / most;
  const height = HEAD + questions.length * ROW;
  return html`<svg viewBox="0 0 ${W} ${height}" role="img" aria-label="Where people left; the table below says the same">
    ${WAYS.map(([way, name], at) => svg`<rect class="way ${way}" x=${NAMES + at * 90} y="4" width="10" height="10"></rect><text class="tick" x=${NAMES + at * 90 + 15} y="13">${name}</text>`)}
    ${questions.map((one, at) => {
      const top = HEAD + at * ROW;
      let x = NAMES + (room - width(one.reached)) / 2;
      return svg`<g><text class="tick strong" x=${NAMES - 12} y=${top + 16} text-anchor="end">${short(one.step)}</text>
        ${WAYS.map(([way, name]) => {
          const from = x;
          x += width(one[way]);
          return one[way] ? svg`<rect class="way ${way}" x=${from} y=${top} width=${Math.max(1, width(one[way]) - 1)} height=${BAR}><title>${one.step}: ${number(one[way])} ${name}</title></rect>` : nothing;
        })}
        <text class="tick" x=${W - COUNTS + 12} y=${top + 16}>${number(one.reached)} asked${one.left ? `, ${Math.round((100 * one.left) / Math.max(1, one.reached))} % left` : ''}</text></g>`;
    })}</svg>`;
}

const short = (step: string): string => (step.length > 24 ? step.slice(0, 23) + '…' : step);
