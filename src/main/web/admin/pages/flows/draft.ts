/** A draft on its way to the server: saved two seconds after the last change, kept in the browser until it is. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {ApiError, api} from '../../kit/api';
import type {Draft, DraftHead} from './types';

const PAUSE = 2_000;

export type State = 'saved' | 'changed' | 'saving' | 'conflict' | 'failed';

export class DraftKeeper implements ReactiveController {
  source = '';
  tests = '';
  version = 0;
  state: State = 'saved';
  error: ApiError | undefined;
  private timer = 0;

  constructor(private readonly host: ReactiveControllerHost, private readonly flow: () => string) {
    host.addController(this);
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    if (this.state === 'changed') void this.save();
  }

  private get key(): string {
    return 'parley-draft-' + this.flow();
  }

  /** Begins with the server's draft, or with what this browser could not save of that version. */
  async load(signal: AbortSignal): Promise<Draft> {
    const draft = await api.get<Draft>(`/api/v1/flows/${this.flow()}/draft`, {signal});
    const kept = JSON.parse(sessionStorage.getItem(this.key) ?? 'null') as Draft | null;
    const mine = kept && kept.version === draft.version ? kept : draft;
    Object.assign(this, {source: mine.source, tests: mine.tests, version: draft.version});
    this.error = undefined;
    this.state = 'saved';
    if (mine === kept) this.changed();
    return draft;
  }

  /** Notes a change; it is saved soon. */
  changed(): void {
    sessionStorage.setItem(this.key, JSON.stringify({flow: this.flow(), source: this.source, tests: this.tests, version: this.version}));
    if (this.state !== 'conflict') this.state = 'changed';
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.save(), PAUSE);
    this.host.requestUpdate();
  }

  /** Saves now, unless somebody else's draft is in the way. */
  async save(): Promise<void> {
    clearTimeout(this.timer);
    if (this.state !== 'changed' && this.state !== 'failed') return;
    const {source, tests} = this;
    this.state = 'saving';
    this.host.requestUpdate();
    try {
      const saved = await api.put<DraftHead>(`/api/v1/flows/${this.flow()}/draft`, {source, tests, version: this.version});
      this.version = saved.version;
      this.error = undefined;
      const isLast = source === this.source && tests === this.tests;
      this.state = isLast ? 'saved' : 'changed';
      if (isLast) this.forget();
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      this.error = fault;
      this.state = fault.kind === 'draft-conflict' ? 'conflict' : 'failed';
    }
    this.host.requestUpdate();
  }

  /** Puts this text over the one that somebody else saved. */
  async overwrite(): Promise<void> {
    const other = await api.get<Draft>(`/api/v1/flows/${this.flow()}/draft`);
    this.version = other.version;
    this.state = 'changed';
    await this.save();
  }

  forget(): void {
    clearTimeout(this.timer);
    sessionStorage.removeItem(this.key);
  }
}
