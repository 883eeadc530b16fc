/** Groups beside one another, where people left, and what became of everybody. */
import {html, nothing, svg, type TemplateResult} from 'lit';
import {table, type Column, type Sort} from '../../kit/table';
import {number, plural} from '../../kit/words';
import type {Group, Named, Question} from './types';
import {duration, margin, outcome, prompt, value, words} from './words';

/** The groups of one field. Small ones are greyed: of many of them one is always the best, by luck. */
export function groups(results: Named, field: string, sort: Sort | undefined, onSort: (sort: Sort) => void, href: (value: string) => string): TemplateResult {
  const found = results.groups.find(each => each.field === field);
  const rows = found?.values ?? [];
  const scored = results.questions.filter(question => question.scores.length && !question.type.startsWith('choice'));
  const figure = (row: Group, question: Question) => row.questions.find(one => one.step === question.step && one.type === question.type);
  const columns: Column<Group>[] = [
    {id: 'value', title: words(field), cell: row => html`<bdi>${row.value || 'not known'}</bdi>`, sortable: true},
    {id: 'n', title: 'Conversations', number: true, cell: row => number(row.conversations), sortable: true},
    ...scored.map((question): Column<Group> => ({
      id: question.step,
      title: words(question.step),
      number: true,
      sortable: true,
      cell: row => {
        const one = figure(row, question);
        if (!one) return '–';
        return html`<span class=${one.small ? 'few' : ''}><b>${value(one)}</b> <small>${margin(one)} · n ${number(one.answers)}${one.small ? ' · too few' : ''}</small></span>`;
      },
    })),
  ];
  const by = (row: Group): number | string => {
    if (sort?.by === 'value') return row.value;
    const question = scored.find(each => each.step === sort?.by);
    return question ? figure(row, question)?.value ?? -Infinity : row.conversations;
  };
  const sorted = sort ? rows.toSorted((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0) * (sort.down ? -1 : 1)) : rows;
  return html`${table(columns, sorted, {caption: `Results by ${field}`, key: row => row.value, href: row => href(row.value), sort, onSort})}
    ${found?.more ? html`<p class="muted">${plural(found.more, 'more group')} in the export.</p>` : nothing}`;
}

/** Each question with how many came to it, and what they did. */
export function funnel(questions: Question[]): TemplateResult {
  const most = Math.max(1, ...questions.map(one => one.reached));
  const part = (count: number, from: number, kind: string) => svg`<rect class="way ${kind}" x=${(100 * from) / most} width=${(100 * count) / most} y="0" height="10"></rect>`;
  return html`<div class="scroll"><table class="list"><caption class="sr">Where people left</caption>
    <thead><tr><th scope="col">Question</th><th scope="col">Way</th><th scope="col" class="num">Asked</th><th scope="col" class="num">Answered</th><th scope="col" class="num">Skipped</th><th scope="col" class="num">Left</th><th scope="col" class="num">Waits</th><th scope="col" class="num">Answer takes</th></tr></thead>
    <tbody>${questions.map(one => html`<tr><td><b>${one.step}</b> <small><bdi>${prompt(one.text).slice(0, 90)}</bdi></small></td>
      <td data-title="Way"><svg class="ways" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${part(one.answered, 0, 'answered')}${part(one.skipped, one.answered, 'skipped')}${part(one.left, one.answered + one.skipped, 'left')}</svg></td>
      <td class="num" data-title="Asked">${number(one.reached)}</td><td class="num" data-title="Answered">${number(one.answered)}</td><td class="num" data-title="Skipped">${number(one.skipped)}</td>
      <td class="num" data-title="Left">${number(one.left)}${one.left ? html` <small>${Math.round((100 * one.left) / one.reached)} %</small>` : nothing}</td><td class="num" data-title="Waits">${number(one.open)}</td>
      <td class="num" data-title="Answer takes">${one.medianSeconds === undefined ? '–' : duration(one.medianSeconds)}</td></tr>`)}</tbody></table></div>`;
}

/** Adds up to everybody. */
export function outcomes(results: Named): TemplateResult {
  const {counts, reasons, invited} = results.outcomes;
  return html`<div class="scroll"><table class="list"><caption class="sr">What became of everybody</caption>
    <thead><tr><th scope="col">What became of them</th><th scope="col" class="num">People</th><th scope="col" class="num">Share</th></tr></thead>
    <tbody>${counts.filter(one => one.count).map(one => html`<tr><td>${outcome(one.outcome)}${one.outcome === 'not-sent' ? html` <small>${reasons.map(each => `${words(each.reason).toLowerCase()}: ${number(each.count)}`).join(' · ')}</small>` : nothing}</td>
      <td class="num" data-title="People">${number(one.count)}</td><td class="num" data-title="Share">${Math.round((1000 * one.count) / invited) / 10} %</td></tr>`)}
      <tr><td><b>Everybody</b></td><td class="num" data-title="People"><b>${number(invited)}</b></td><td class="num" data-title="Share"><b>100 %</b></td></tr></tbody></table></div>`;
}

