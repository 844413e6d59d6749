/** Files dropped or chosen are sent one by one, with progress and a way to stop; without script the form posts as it is. */
import { hasSessionEnded, signInAgain } from "./session";
import { type Limits, findFault, formatBytes } from "./files";

const POLITE_STEP = 25; // progress is read aloud at each quarter, not at each percent

function readLimits(form: HTMLFormElement): Limits {
  const input = form.querySelector<HTMLInputElement>("input[type=file]");
  return { accept: input?.accept ?? "", maxBytes: Number(form.dataset["maxBytes"] ?? 0) };
}

function addRow(form: HTMLFormElement, file: File): HTMLElement | null {
  const template = form.querySelector<HTMLTemplateElement>("template[data-upload-row]");
  const list = form.querySelector("[data-upload-list]");
  if (!template || !list) return null;
  const row = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
  const write = (selector: string, text: string): void => {
    const place = row.querySelector(selector);
    if (place) place.textContent = text;
  };
  write("[data-file-name]", file.name);
  write("[data-file-size]", formatBytes(file.size, document.documentElement.lang || "en"));
  row.querySelector("progress")?.setAttribute("aria-label", file.name);
  list.append(row);
  return row;
}

function settle(form: HTMLFormElement, row: HTMLElement, state: string, sentence: string): void {
  row.dataset["state"] = state;
  const place = row.querySelector("[data-file-state]");
  if (place) place.textContent = sentence;
  if (state !== "sending") {
    row.querySelector("progress")?.remove();
    row.querySelector("[data-upload-cancel]")?.remove();
    form.dispatchEvent(new CustomEvent("desk:upload", { bubbles: true, detail: { state } }));
  }
}

/** The server's own sentence on a refusal, if it sent one as JSON `{"detail": …}`. */
export function readRefusal(body: string, otherwise: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    const detail = (parsed as { detail?: unknown }).detail;
    return typeof detail === "string" && detail ? detail : otherwise;
  } catch {
    return otherwise;
  }
}

function showProgress(row: HTMLElement, loaded: number, total: number): void {
  const bar = row.querySelector("progress");
  const percent = total > 0 ? Math.floor((loaded / total) * 100) : 0;
  if (bar) bar.value = percent;
  const place = row.querySelector("[data-file-state]");
  if (place && percent % POLITE_STEP === 0) place.textContent = `${percent} %`;
}

function send(form: HTMLFormElement, file: File, row: HTMLElement): Promise<boolean> {
  const { sent = "", failed = "", cancelled = "" } = form.dataset;
  const input = form.querySelector<HTMLInputElement>("input[type=file]");
  const body = new FormData(form);
  body.delete(input?.name ?? "file");
  body.append(input?.name ?? "file", file, file.name);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest(); // fetch does not tell how much has been sent
    const end = (state: string, sentence: string): void => {
      settle(form, row, state, sentence);
      resolve(state === "sent");
    };
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.upload.onprogress = (event) => showProgress(row, event.loaded, event.total);
    request.onload = () => {
      if (hasSessionEnded(request.responseURL)) return signInAgain();
      const taken = request.status >= 200 && request.status < 300;
      end(taken ? "sent" : "failed", taken ? sent : readRefusal(request.responseText, failed));
    };
    request.onerror = () => end("failed", failed);
    request.onabort = () => end("cancelled", cancelled);
    row.querySelector("[data-upload-cancel]")?.addEventListener("click", () => request.abort());
    request.send(body);
  });
}

async function sendAll(form: HTMLFormElement, files: File[]): Promise<void> {
  const limits = readLimits(form);
  const { tooLarge = "", wrongKind = "", empty = "" } = form.dataset;
  const sentences = { "too-large": tooLarge, "wrong-kind": wrongKind, empty };
  let taken = 0;
  form.setAttribute("aria-busy", "true");
  for (const file of files) {
    const row = addRow(form, file);
    if (!row) continue;
    const fault = findFault(file, limits);
    if (fault) settle(form, row, "failed", sentences[fault]);
    else if (await send(form, file, row)) taken += 1;
  }
  form.removeAttribute("aria-busy");
  if (taken > 0) document.body.dispatchEvent(new CustomEvent(form.dataset["then"] ?? "desk:uploaded", { bubbles: true }));
}

function wireForm(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>("input[type=file]");
  const zone = form.querySelector<HTMLElement>("[data-drop]");
  if (!input || !zone || form.dataset["wired"]) return;
  form.dataset["wired"] = "yes";
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    input.value = "";
    void sendAll(form, files);
  });
  for (const kind of ["dragover", "dragleave", "drop"] as const) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.toggle("is-over", kind === "dragover");
      if (kind === "drop") void sendAll(form, [...(event.dataTransfer?.files ?? [])]);
    });
  }
}

export function startUpload(root: ParentNode = document): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-upload]")) wireForm(form);
}
