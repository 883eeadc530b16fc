/** Groups beside one another, where people left, and what became of everybody. */
import {html, nothing, type TemplateResult} from 'lit';
import {table, type Column, type Sort} from '../../kit/table';
import {number, plural} from '../../kit/words';
import type {Difference, Group, Named, Question} from './types';
import {margin, outcome, value, words} from './words';

/** How the table of groups is looked at. */
export interface GroupsLook {
  sort: Sort | undefined;
  onSort: (sort: Sort) => void;
  href: (value: string) => string;
  chosen: ReadonlySet<string>;
  onChoose: (value: string) => void;
}

const MARKS: Record<Difference, string> = {higher: '▲ higher than the others', lower: '▼ lower than the others', 'not-shown': '', 'too-few': ''};

/** The groups of one field. Small ones are greyed: of many of them one is always the best, by luck. */
export function groups(results: Named, field: string, look: GroupsLook): TemplateResult {
  const {sort} = look;
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
        return html`<span class=${one.small ? 'few' : ''}><b>${value(one)}</b> <small>${margin(one)} · n ${number(one.answers)}${one.small ? ' · too few' : ''}</small>${one.difference && MARKS[one.difference] ? html`<br><small class="res-differs">${MARKS[one.difference]}</small>` : nothing}</span>`;
      },
    })),
  ];
  const by = (row: Group): number | string => {
    if (sort?.by === 'value') return row.value;
    const question = scored.find(each => each.step === sort?.by);
    return question ? figure(row, question)?.value ?? -Infinity : row.conversations;
  };
  const sorted = sort ? rows.toSorted((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0) * (sort.down ? -1 : 1)) : rows;
  return html`<p class="muted">Marked is what differs from all the other groups together by more than chance, however many groups there are. Choose two to six to lay them beside one another.</p>
    ${table(columns, sorted, {caption: `Results by ${field}`, key: row => row.value, name: row => row.value || 'not known', href: row => look.href(row.value), sort, onSort: look.onSort, chosen: look.chosen, onChoose: look.onChoose})}
    ${found?.more ? html`<p class="muted">${plural(found.more, 'more group')} in the export.</p>` : nothing}`;
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

