/** Publishes a draft: what changes, what it costs, whether it may; then a note and the deed. */
import {html, nothing, type TemplateResult} from 'lit';
import {api, once} from '../../kit/api';
import {ask} from '../../kit/dialog';
import {chip} from '../../kit/states';
import {toast} from '../../kit/toast';
import {plural} from '../../kit/words';
import './costs';
import {diff, lines} from './diff';
import {gaps, tongue} from './languages';
import type {Checked, Listed, Release, TextPath} from './types';
import {moveAll} from './underway';

export async function publish(flow: string, version: number, source: string, checked: Checked): Promise<boolean> {
  const served = await api.get<Listed & {source?: string}>(`/api/v1/flows/${flow}`);
  const before = served.served ? (served.source ?? '') : '';
  const name = checked.title ?? flow;
  const key = once();
  let moved: number | undefined;
  const done = await ask({
    title: `Publish ${name}?`,
    body: body(flow, before, source, checked, served.served),
    verb: 'Publish',
    act: async form => {
      await api.post<Release>(`/api/v1/flows/${flow}/publish`, {version, note: String(form.get('note') ?? '')}, {headers: {'idempotency-key': key}});
      if (form.get('running') === 'move') moved = await moveAll(flow);
    },
  });
  if (done) toast(moved === undefined ? `${name} is published. Whoever is in the middle of it finishes the version they began with.` : `${name} is published, and ${plural(moved, 'person goes', 'people go')} on with this version.`);
  return done;
}

function body(flow: string, before: string, source: string, checked: Checked, served: Release | undefined): TemplateResult {
  const changed = diff(before, source);
  const tests = checked.tests;
  return html`${served ? (changed.some(each => each.kind !== 'same') ? lines(changed, 'What changes') : html`<p>The text is the same as what is served.</p>`) : html`<p>It was never published before.</p>`}
    <ul class="facts-list"><li>${tests ? `${tests.passed} of ${plural(tests.total, 'test')} pass, ${tests.reached} reached` : 'It has no tests.'}</li>
      ${gaps(checked).map(([language, lacking]) => html`<li>${chip('translation', 'warn')} ${plural(lacking.length, 'text')} not in ${tongue(language)}: ${lacking.slice(0, 5).join(', ')}${lacking.length > 5 ? ` and ${lacking.length - 5} more` : ''}</li>`)}</ul>
    ${checked.paths?.ways.length ? html`<details><summary>${asTexts(checked.paths.ways, checked.languages ?? [])}</summary><flow-costs brief .checked=${checked}></flow-costs></details>` : nothing}
    ${served && checked.revision ? html`<flow-underway .flow=${flow} .source=${source}></flow-underway>` : nothing}
    ${checked.publishable ? nothing : html`<p class="problem" role="alert">It has errors or red tests and will be refused; what is served goes on being served.</p>`}
    <label class="field">What changes, for those who look back <input class="ctl" name="note" maxlength="200" autocomplete="off"></label>`;
}

/** From the cheapest way to the dearest, over all languages. */
function asTexts(ways: TextPath[], languages: string[]): string {
  const all = ways.flatMap(way => languages.map(each => way.segments[each] ?? 0));
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return `As text messages: ${least === most ? plural(most, 'segment') : `${least} to ${most} segments`} a person, by way and language`;
}
