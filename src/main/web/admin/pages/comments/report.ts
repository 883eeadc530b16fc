/** What people speak of and how it sounds, over time, and what nobody looks for yet. */
import {html, nothing, svg, type TemplateResult} from 'lit';
import {empty} from '../../kit/states';
import {table, type Column} from '../../kit/table';
import {may} from '../../kit/session';
import {number, onDay, plural} from '../../kit/words';
import type {Mentions, Report, Share, Sound, Sounds} from './types';

const SOUNDS: Sound[] = ['negative', 'neutral', 'positive'];
const W = 720;
const H = 160;
const BOTTOM = 24;

const percent = (of: number): string => number(Math.round(of)) + ' %';
const share = (one: Share | undefined): string => (one ? (one.tooFew ? `too few to say: ${percent(one.low)} to ${percent(one.high)}` : `${percent(one.value)} (${percent(one.low)} to ${percent(one.high)})`) : '–');

const THEMES: Column<Mentions>[] = [
  {id: 'name', title: 'Theme', cell: one => one.name},
  {id: 'mentions', title: 'Mentions', number: true, cell: one => number(one.mentions)},
  {id: 'unhappy', title: 'By unhappy people', number: true, cell: one => number(one.unhappy)},
  {id: 'sounds', title: 'Sound negative (estimate)', number: true, cell: one => share(one.sentiment.share)},
];

export function report(told: Report): TemplateResult {
  if (!told.remarks) return empty('No words in this time', 'Themes are found in what people write beside their scores, and in comments from elsewhere.', html`<a class="btn" href="/admin/comments/themes?days=365">Look at the whole year</a>`);
  const themes = told.themes.filter(one => one.mentions).toSorted((a, b) => b.mentions - a.mentions);
  const rest = told.themes.length - themes.length;
  return html`<div class="words-parts"><p class="muted">${plural(told.remarks, 'comment')}, ${number(told.unhappy)} of unhappy people.${told.whole ? nothing : ' Only the newest are looked at.'}</p>
    <section class="card"><h2>How they sound</h2><p>Negative: <b>${share(told.sentiment.share)}</b>. <span class="muted">An estimate from words; ${told.sentiment.unknown ? `${plural(told.sentiment.unknown, 'comment')} in languages without words ${told.sentiment.unknown === 1 ? 'is' : 'are'} left out` : 'nothing is understood'}.</span></p>${overTime(told.overTime)}</section>
    <section class="card"><h2>What they speak of</h2>${themes.length ? table(THEMES, themes, {caption: 'Themes', key: one => one.name, href: one => '/admin/comments?theme=' + encodeURIComponent(one.name)}) : html`<p class="muted">No comment fits a theme.</p>`}${rest ? html`<p class="muted">${plural(rest, 'theme')} did not come up.</p>` : nothing}</section>
    ${suggestions(told)}${words(told)}</div>`;
}

function overTime(pieces: Report['overTime']): TemplateResult {
  const width = W / Math.max(1, pieces.length);
  const every = Math.ceil(pieces.length / 8);
  return html`<figure class="chart"><svg viewBox="0 0 ${W} ${H}" role="img" aria-label="How comments sound over time; the table below says the same">
      ${pieces.map((piece, at) => bar(piece, at * width, width))}
      ${pieces.map((piece, at) => (at % every ? nothing : svg`<text class="tick" x=${(at + 0.5) * width} y=${H - 6} text-anchor="middle">${piece.from.slice(5)}</text>`))}</svg>
    <ul class="sound-legend">${SOUNDS.map(sound => html`<li><svg viewBox="0 0 10 10" aria-hidden="true"><rect class=${'sound-' + sound} width="10" height="10"></rect></svg>${sound}</li>`)}</ul>
    <details><summary>As a table</summary>${table<Report['overTime'][number]>([
      {id: 'from', title: 'From', cell: one => onDay(one.from)},
      ...SOUNDS.map(sound => ({id: sound, title: sound, number: true, cell: (one: Sounds) => number(one[sound])})),
      {id: 'share', title: 'Negative', number: true, cell: one => share(one.share)},
    ], pieces, {caption: 'How comments sound over time', key: one => one.from})}</details></figure>`;
}

function bar(piece: Sounds & {from: string}, x: number, width: number): TemplateResult {
  const all = piece.negative + piece.neutral + piece.positive;
  let y = 0;
  return svg`<g><title>${piece.from}: ${SOUNDS.map(sound => `${piece[sound]} ${sound}`).join(', ')}</title>${SOUNDS.map(sound => {
    const height = all ? ((H - BOTTOM) * piece[sound]) / all : 0;
    y += height;
    return svg`<rect class=${'sound-' + sound} x=${x + 1} y=${y - height} width=${Math.max(1, width - 2)} height=${Math.max(0, height - 1)}></rect>`;
  })}</g>`;
}

function suggestions(told: Report): TemplateResult {
  return html`<section class="card"><h2>Themes to be</h2>
    ${told.suggestions.length
      ? html`<p class="muted">Words that unhappy people use together, twice as often as others, and that no theme looks for. Read some before you believe it.</p>
        <ul class="words-list">${told.suggestions.map(one => html`<li class="row"><b>${one.words.join(', ')}</b><span class="muted">${plural(one.unhappy, 'unhappy person', 'unhappy people')}, ${plural(one.others, 'other')}</span><span class="grow"></span>
          <a class="ctl" href=${'/admin/comments?mood=unhappy&q=' + encodeURIComponent(one.words[0] ?? '')}>Read them</a>${may('editor') ? html`<a class="ctl" href=${'/admin/comments/words?add=' + encodeURIComponent(one.words.join(','))}>Make it a theme</a>` : nothing}</li>`)}</ul>`
      : html`<p class="muted">Nothing that unhappy people speak of is missing among the themes.</p>`}</section>`;
}

function words(told: Report): TemplateResult {
  if (!told.words.length) return html``;
  return html`<section class="card"><h2>Words of unhappy people</h2><p class="row">${told.words.map(one => html`<a class="chip" href=${'/admin/comments?q=' + encodeURIComponent(one.word)} title=${`z ${one.z}: ${one.unhappy} unhappy, ${one.others} others`}>${one.word} ${number(one.unhappy)}</a>`)}</p></section>`;
}
