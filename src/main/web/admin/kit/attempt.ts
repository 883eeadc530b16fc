/** Something that is done at once, without a dialog: what goes wrong is told in the server's words. */
import {ApiError} from './api';
import {toast} from './toast';

/** Resolves with whether it was done. */
export async function attempt(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (fault) {
    if (!(fault instanceof ApiError)) throw fault;
    toast(fault.message);
    return false;
  }
}
