/** What differs between two texts, line by line (longest common subsequence). */
import {html, type TemplateResult} from 'lit';

export interface Line {
  kind: 'same' | 'added' | 'taken';
  text: string;
}

/** Beyond this many lines a side the comparison would keep a phone busy; flows have some hundred. */
const MOST = 3_000;
const AROUND = 2;

export function diff(before: string, after: string): Line[] {
  const a = before ? before.trimEnd().split('\n').slice(0, MOST) : [];
  const b = after ? after.trimEnd().split('\n').slice(0, MOST) : [];
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] = a[i] === b[j] ? common[(i + 1) * width + j + 1]! + 1 : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
    }
  }
  const found: Line[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      found.push({kind: 'same', text: a[i]!});
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)) {
      found.push({kind: 'taken', text: a[i++]!});
    } else {
      found.push({kind: 'added', text: b[j++]!});
    }
  }
  return found;
}

/** The lines that differ, with two around each. */
export function lines(all: Line[], title: string): TemplateResult {
  const near = (at: number) => all.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(each => each.kind !== 'same');
  const mark = {same: ' ', added: '+', taken: '−'};
  const word = {same: '', added: 'added: ', taken: 'taken away: '};
  const shown = all.map((line, at) => ({line, at})).filter(({at}) => near(at));
  return html`<div class="diff" tabindex="0" role="region" aria-label=${title}>${shown.map(({line, at}, index) => html`${
    index > 0 && shown[index - 1]!.at !== at - 1 ? html`<div class="gap">…</div>` : ''}<div class=${line.kind}><span aria-hidden="true">${mark[line.kind]} </span><span class="sr">${word[line.kind]}</span>${line.text || ' '}</div>`)}</div>`;
}
