/** A new flow: from a template, from another flow, or from one question. */
import {html, nothing, type TemplateResult} from 'lit';
import {ApiError, api, type Problem} from '../../kit/api';
import {ask} from '../../kit/dialog';
import {go} from '../../kit/page';
import type {Draft, Listed, Template} from './types';

const TAKEN: Problem = {type: 'urn:parley:problem:name-taken', title: 'Taken', status: 409, detail: 'There is a flow of this name already; take another one.'};
const NAMELESS: Problem = {type: 'urn:parley:problem:name-empty', title: 'No name', status: 400, detail: 'The name needs a letter from a to z or a digit, and at most 64 characters.'};

export async function templates(signal?: AbortSignal): Promise<Template[]> {
  return (await api.get<{items: Template[]}>('/api/v1/templates', {signal})).items;
}

/** Asks for a name and what to begin with, and goes to the editor. `from` is chosen already: a template's name. */
export async function create(flows: Listed[], from = ''): Promise<void> {
  const known = await templates();
  let made = '';
  const done = await ask({
    title: 'New flow',
    body: html`<label class="field">Name <input class="ctl" name="name" required maxlength="64" placeholder="Spring survey" autocomplete="off"><small>Its short name is made of it, in lower-case letters, digits and dashes, and cannot be changed later.</small></label>
      <label class="field">Begin with <select class="ctl" name="from"><optgroup label="Templates, with their tests">${known.map(each => option(each.name, `${each.title}: ${each.words}`, from))}</optgroup>
        ${option('', 'One question', from)}${copies(flows, known)}</select></label>`,
    verb: 'Create',
    act: async form => {
      const title = String(form.get('name')).trim();
      made = short(title);
      if (!made) throw new ApiError(NAMELESS);
      if (flows.some(each => each.id === made)) throw new ApiError(TAKEN);
      await begin(made, title, await text(String(form.get('from')), known));
    },
  });
  if (done) go('/admin/flows/' + made);
}

function option(value: string, words: string, from: string): TemplateResult {
  return html`<option value=${value} ?selected=${value === from}>${words}</option>`;
}

function copies(flows: Listed[], known: Template[]): TemplateResult | typeof nothing {
  const own = flows.filter(each => each.served && !(each.served.from === 'file' && known.some(template => template.name === each.id)));
  return own.length ? html`<optgroup label="Your flows">${own.map(each => option('copy:' + each.id, `A copy of ${each.id}`, ''))}</optgroup>` : nothing;
}

/** "Frühling 2026!" is fruhling-2026. */
function short(title: string): string {
  return title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 64);
}

type Text = Pick<Draft, 'source' | 'tests'>;

async function text(from: string, known: Template[]): Promise<Text> {
  if (from.startsWith('copy:')) return api.get<Draft>('/api/v1/flows/' + from.slice('copy:'.length));
  return known.find(each => each.name === from) ?? {source: FIRST, tests: ''};
}

const FIRST = `flow: x
title: x
language: en

invite:
  keywords: [x]

steps:
  - id: recommend
    ask: How likely are you to recommend us to a friend? Reply 0 (not at all likely) to 10 (extremely likely).
    answer: nps
  - end: Thank you!
`;

/** A start word belongs to one flow, and so does being the one for all other words: the new flow starts by its own name. */
async function begin(name: string, title: string, {source, tests}: Text): Promise<void> {
  const own = source
    .replace(/^flow:.*$/m, `flow: ${name}`)
    .replace(/^title:.*$/m, () => `title: ${JSON.stringify(title)}`)
    .replace(/^(\s+)keywords:.*$/m, `$1keywords: [${name}]`)
    .replace(/^(\s+)(default: true.*)$/m, '$1# $2');
  await api.put(`/api/v1/flows/${name}/draft`, {source: own, tests, version: 0});
}
