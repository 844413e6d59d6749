/** allauth's own script talks to the authenticator; this says in words when that failed or was stopped. */
import { showToast } from "./toasts";

export function startPasskeys(): void {
  document.addEventListener("allauth.error", (event) => {
    const failure = (event as CustomEvent<{ exception?: Error }>).detail.exception;
    const { passkeyFailed = "", passkeyStopped = "" } = document.body.dataset;
    const stopped = failure?.name === "NotAllowedError" || failure?.name === "AbortError";
    showToast({ text: stopped ? passkeyStopped : passkeyFailed, tone: stopped ? "warning" : "danger" });
  });
}
