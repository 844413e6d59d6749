/** Short messages in the corner, read aloud by screen readers; one may offer to undo. */

export interface Toast {
  text: string;
  tone?: string;
  /** address that a POST is sent to when the reader takes the act back */
  undo?: string;
  /** address of the thing the message is about */
  url?: string;
}

const TONES = ["success", "info", "warning", "danger"];
const READING_MS = 6000;
const MS_PER_CHARACTER = 60;

export function parseTone(tone: string | undefined): string {
  return tone !== undefined && TONES.includes(tone) ? tone : "info";
}

/** How long a message stays: errors until closed (0), others by their length; an undo gets twice as long. */
export function staysFor(toast: Toast): number {
  if (toast.tone === "danger") return 0;
  const reading = READING_MS + toast.text.length * MS_PER_CHARACTER;
  return toast.undo ? reading * 2 : reading;
}

function dismissLater(element: HTMLElement, milliseconds: number): void {
  if (milliseconds === 0) return;
  const looking = (): boolean => element.matches(":hover, :focus-within");
  const close = (): void => {
    if (looking()) setTimeout(close, READING_MS);
    else element.remove();
  };
  setTimeout(close, milliseconds);
}

/** Messages lead to addresses of the desk alone, whatever sent them. */
export function isOwnAddress(address: string | undefined): address is string {
  return address !== undefined && /^\/(?![/\\])/.test(address);
}

function fillUndo(element: HTMLElement, undo: string | undefined): void {
  const form = element.querySelector<HTMLFormElement>("form");
  if (isOwnAddress(undo) && form) {
    form.action = undo;
    form.hidden = false;
  } else form?.remove();
}

function fillLink(element: HTMLElement, toast: Toast): void {
  const link = element.querySelector<HTMLAnchorElement>("a[data-toast-link]");
  if (isOwnAddress(toast.url) && link) {
    link.href = toast.url;
    link.hidden = false;
  } else link?.remove();
}

export function showToast(toast: Toast): void {
  const region = document.getElementById("toasts");
  const template = document.getElementById("toast-template");
  if (!region || !(template instanceof HTMLTemplateElement)) return;
  const element = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
  const tone = parseTone(toast.tone);
  element.dataset["tone"] = tone;
  for (const icon of element.querySelectorAll<SVGElement>("[data-tone-icon]")) {
    if (icon.dataset["toneIcon"] !== tone) icon.remove();
  }
  const text = element.querySelector("[data-toast-text]");
  if (text) text.textContent = toast.text;
  fillUndo(element, toast.undo);
  fillLink(element, toast);
  region.append(element);
  dismissLater(element, staysFor({ ...toast, tone }));
}

/** Shows toasts that the server rendered, and those it sends as an `HX-Trigger: desk:toast` header. */
export function startToasts(): void {
  for (const element of document.querySelectorAll<HTMLElement>("#toasts > [data-tone]")) {
    const { tone = "info", undo } = element.dataset;
    const text = element.textContent ?? "";
    dismissLater(element, staysFor(undo ? { text, tone, undo } : { text, tone }));
  }
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest("[data-toast-close]");
    button?.closest("[data-tone]")?.remove();
  });
  document.addEventListener("desk:toast", (event) => showToast((event as CustomEvent<Toast>).detail));
}
