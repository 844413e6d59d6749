/** htmx under our policy: no evaluated strings, a named Trusted Types policy, the CSRF token, errors that are said. */
import htmx from "htmx.org";
import { announceNews } from "./announce";
import { deskPolicy } from "./policy";
import { hasSessionEnded, signInAgain } from "./session";
import { refreshTimes } from "./times";
import { showToast } from "./toasts";
import { startUpload } from "./upload";

interface RequestDetail {
  ctx: { request: { headers: Record<string, string> } };
}

interface Answer {
  ctx: { sourceElement: Element; response: { status: number; raw: Response }; hx?: { trigger?: string } };
}

interface InternalApi {
  initSecurity(policy: unknown, compile: unknown, compileAsync: unknown): void;
}

function refuseToCompile(): never {
  throw new Error("the desk evaluates no strings: use a data attribute and an island instead");
}

function readToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? "";
}

function sayError(): void {
  const { requestFailed = "" } = document.body.dataset;
  showToast({ text: requestFailed, tone: "danger" });
}

/** A refusal is said once: by the server's own toast, by the form that shows its errors, or else by us. */
function sayRefusal(event: Event): void {
  const { ctx } = (event as CustomEvent<Answer>).detail;
  if (ctx.hx?.trigger?.includes("desk:toast")) return;
  if (ctx.sourceElement.hasAttribute(`hx-status:${ctx.response.status}`)) return;
  sayError();
}

export function startPartial(): void {
  htmx.registerExtension("desk", {
    init: (api: InternalApi) => api.initSecurity(deskPolicy(), refuseToCompile, refuseToCompile),
    htmx_config_request: (_element: Element, detail: RequestDetail) => {
      detail.ctx.request.headers["X-CSRFToken"] = readToken();
    },
    htmx_after_request: (_element: Element, detail: Answer) => {
      if (!hasSessionEnded(detail.ctx.response.raw.url)) return true;
      signInAgain();
      return false;
    },
  });
  document.addEventListener("htmx:response:error", sayRefusal);
  document.addEventListener("htmx:error", sayError);
  document.addEventListener("htmx:after:swap", () => {
    refreshTimes();
    startUpload();
    announceNews();
  });
}
