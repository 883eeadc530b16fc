/** Brings contacts from a file: first it is only checked, and every bad row told. */
import {html, nothing, type TemplateResult} from 'lit';
import {api, once} from '../../kit/api';
import {ask} from '../../kit/dialog';
import {plural} from '../../kit/words';

interface Report {
  errors: {row: number; column?: string; message: string}[];
  rows: number;
  created: number;
  updated: number;
  refused: number;
}

const SHOWN = 20;

async function send(file: File, dryRun: boolean): Promise<Report> {
  const type = file.name.toLowerCase().endsWith('.csv') ? 'text/csv' : 'application/x-ndjson';
  const headers = {'content-type': type, ...(dryRun ? {} : {'idempotency-key': once()})};
  const answer = await api.raw('POST', `/api/v1/contacts/import?dryRun=${dryRun}`, file, {headers});
  return (await answer.json()) as Report;
}

function told(report: Report): TemplateResult {
  return html`<p>${plural(report.rows, 'row')}: ${report.created} new, ${report.updated} known, ${report.refused} refused.</p>
    ${report.errors.length ? html`<ul class="faults">${report.errors.slice(0, SHOWN).map(each => html`<li>Row ${each.row}${each.column ? html`, <code>${each.column}</code>` : nothing}: ${each.message}</li>`)}</ul>` : nothing}
    ${report.errors.length > SHOWN ? html`<p class="muted">and ${report.errors.length - SHOWN} more.</p>` : nothing}
    ${report.errors.length ? html`<p><button type="button" class="ctl" @click=${() => save(report)}>Download what is wrong</button></p>` : nothing}`;
}

/** A table of the refused rows; a cell that a spreadsheet would take for a formula stays text. */
function save(report: Report): void {
  const cell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? "'" + text : text).replaceAll('"', '""')}"`;
  const lines = report.errors.map(each => [String(each.row), each.column ?? '', each.message].map(cell).join(','));
  const link = document.createElement('a');
  link.download = 'import-errors.csv';
  link.href = 'data:text/csv;charset=utf-8,' + encodeURIComponent('row,column,message\r\n' + lines.join('\r\n') + '\r\n');
  link.click();
}

/** Resolves with true if something was brought. */
export async function importContacts(): Promise<boolean> {
  let file: File | undefined;
  let report: Report | undefined;
  const checked = await ask({
    title: 'Import contacts',
    body: html`<label class="field">A CSV file with a head line, or JSON lines <input class="ctl" type="file" name="file" accept=".csv,.jsonl,.ndjson" required><small>Columns such as name, phone, language, externalId; others become attributes. First it is only checked.</small></label>`,
    verb: 'Check it',
    act: async form => {
      file = form.get('file') as File;
      report = await send(file, true);
    },
  });
  if (!checked || !file || !report) return false;
  const bring = file;
  const good = report.rows - report.refused;
  return ask({
    title: good ? 'Bring them in?' : 'Nothing can be brought in',
    body: told(report),
    verb: good ? `Bring ${plural(good, 'contact')}` : 'Close',
    act: async () => {
      if (good) await send(bring, false);
    },
  });
}
