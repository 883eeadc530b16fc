/** What happy people are asked for, once: a review, or to tell a friend. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement, state} from 'lit/decorators.js';
import {ApiError, api, once} from '../../kit/api';
import {Load} from '../../kit/load';
import {Plain} from '../../kit/page';
import {may} from '../../kit/session';
import {problem} from '../../kit/states';
import {toast} from '../../kit/toast';
import {number} from '../../kit/words';

const PATH = '/api/v1/favour';
const MOST = 300;

interface Favour {
  text: Record<string, string>;
  wait: string;
  flows: string[];
  people?: Record<string, number>;
}

interface Row {
  language: string;
  words: string;
}

@customElement('settings-favour')
export class FavourTab extends Plain {
  @state() private refused: ApiError | undefined;
  @state() private rows: Row[] | undefined;
  private readonly one = new Load<Favour>(this, signal => api.get(PATH, {signal}));
  private readonly surveys = new Load<{items: {id: string}[]}>(this, signal => api.get('/api/v1/flows', {signal}));

  protected override render(): TemplateResult {
    return this.one.view(favour => {
      const rows = this.rows ?? fresh(favour);
      return html`<form class="card stack" @submit=${this.save}><h2>Asking happy people for a favour</h2>
        <p class="muted">Who is happy at the end of a survey is asked once, over all surveys, and never who has complained or wants no messages. A link belongs into the words.</p>
        ${rows.map((row, at) => this.words(row, at, rows))}
        <p class="row"><button class="ctl" type="button" @click=${() => (this.rows = [...rows, {language: '', words: ''}])}>Another language</button></p>
        <label class="field">Wait after the survey's end <input class="ctl" name="wait" .value=${favour.wait} autocomplete="off" required><small>Such as 30m, 4h or 2d; 30d at most.</small></label>
        ${this.chosen(favour)}${this.refused ? problem(this.refused) : nothing}
        ${may('admin') ? html`<p class="row"><button class="btn">Save</button></p>` : html`<p class="muted">Only admins change this.</p>`}
        ${asked(favour)}</form>`;
    });
  }

  private words(row: Row, at: number, rows: Row[]): TemplateResult {
    const change = (part: Partial<Row>): void => {
      this.rows = rows.map((one, index) => (index === at ? {...one, ...part} : one));
    };
    return html`<div class="row favour"><label class="field">Language <input class="ctl" .value=${row.language} placeholder="en" size="6" autocomplete="off" @input=${(event: InputEvent) => change({language: (event.target as HTMLInputElement).value.trim()})}></label>
      <label class="field grow">Words <textarea class="ctl" dir="auto" rows="2" maxlength=${MOST} .value=${row.words} placeholder="Glad you liked it! Would you tell others? https://example.com/review" @input=${(event: InputEvent) => change({words: (event.target as HTMLTextAreaElement).value})}></textarea></label></div>`;
  }

  private chosen(favour: Favour): TemplateResult {
    const names = (this.surveys.data?.items ?? []).map(one => one.id);
    return html`<fieldset class="stack"><legend>After which surveys</legend><p class="muted">None chosen means all.</p>
      ${[...new Set([...names, ...favour.flows])].map(name => html`<label class="row"><input type="checkbox" name="flows" value=${name} ?checked=${favour.flows.includes(name)}> <bdi>${name}</bdi></label>`)}</fieldset>`;
  }

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const rows = (this.rows ?? fresh(this.one.data)).filter(row => row.language || row.words.trim());
    const twice = rows.find((row, at) => rows.findIndex(other => other.language === row.language) < at);
    if (twice) {
      toast(`Two texts are in ${twice.language || 'no language'}. Keep one of them.`);
      return;
    }
    const text = Object.fromEntries(rows.map(row => [row.language, row.words.trim()]));
    try {
      this.one.set(await api.put<Favour>(PATH, {text, wait: String(given.get('wait')), flows: given.getAll('flows').map(String)}, {headers: {'idempotency-key': once()}}));
      this.rows = undefined;
      this.refused = undefined;
      toast(rows.length ? 'Happy people are asked from now on.' : 'Nobody is asked for a favour any more.');
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      this.refused = fault;
    }
  };
}

/** As it is stored; one empty row if there is nothing. */
function fresh(favour: Favour | undefined): Row[] {
  const rows = Object.entries(favour?.text ?? {}).map(([language, words]) => ({language, words}));
  return rows.length ? rows : [{language: 'en', words: ''}];
}

function asked(favour: Favour): TemplateResult {
  const counts = Object.entries(favour.people ?? {}).filter(([, count]) => count);
  return counts.length ? html`<p class="muted">Until now: ${counts.map(([name, count]) => `${number(count)} ${name.replace(/-/g, ' ')}`).join(', ')}.</p>` : html`<p class="muted">Nobody was asked yet.</p>`;
}
