/** Dialogs by the browser's own <dialog>: it keeps the focus inside, Esc closes it, the focus returns. */
import {html, nothing, render, type TemplateResult} from 'lit';
import {ApiError} from './api';
import {problem} from './states';

export interface Ask {
  title: string;
  /** The body; controls inside are read by their names when `act` is called. */
  body: unknown;
  /** What the button says that does it: a verb. */
  verb: string;
  danger?: boolean;
  /** Cannot be closed otherwise. */
  must?: boolean;
  /** Does it. What it throws as an ApiError is shown, and the dialog stays. */
  act: (form: FormData) => Promise<void> | void;
}

let count = 0;

/** Opens a dialog. Resolves with true once `act` has succeeded, with false when it was closed. */
export function ask(given: Ask): Promise<boolean> {
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog';
  dialog.setAttribute('aria-labelledby', `dialog-${++count}`);
  const back = document.activeElement as HTMLElement | null;
  document.body.append(dialog);
  let done = false;
  let error: ApiError | undefined;
  let busy = false;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    draw();
    try {
      await given.act(new FormData(event.target as HTMLFormElement));
      done = true;
      dialog.close();
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      error = fault;
    } finally {
      busy = false;
      draw();
    }
  };
  const draw = () => render(view(dialog, given, {count, busy, error, submit}), dialog);
  draw();
  if (given.must) dialog.addEventListener('cancel', event => event.preventDefault());
  dialog.showModal();
  return new Promise(resolve =>
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (back?.isConnected) back.focus();
      resolve(done);
    }),
  );
}

interface State {
  count: number;
  busy: boolean;
  error: ApiError | undefined;
  submit: (event: SubmitEvent) => void;
}

function view(dialog: HTMLDialogElement, given: Ask, state: State): TemplateResult {
  return html`<form method="dialog" @submit=${state.submit}><h2 id="dialog-${state.count}">${given.title}</h2>
    <div class="body">${given.body}</div>${state.error ? problem(state.error) : nothing}
    <div class="row end">${given.must ? nothing : html`<button type="button" class="ctl" @click=${() => dialog.close()}>Cancel</button>`}
    <button class="btn ${given.danger ? 'danger' : ''}" ?disabled=${state.busy}>${given.verb}</button></div></form>`;
}

/** Shows something that is only read. */
export function show(title: string, body: unknown): Promise<boolean> {
  return ask({title, body, verb: 'Done', act: () => undefined});
}
