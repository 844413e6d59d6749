/** Keys: those of the page itself (`data-press`), `/` search, `?` help, `g` and a letter to go somewhere, `j` `k` and Enter in tables. */

const GO_WITHIN_MS = 1500;
const SWITCH = "desk-keys";

export type KeyAct = { do: "search" | "help" | "next" | "previous" | "open" } | { do: "go"; to: string } | { do: "wait" };

/** What a key means after the key before it; null when it means nothing here. */
export function readKey(key: string, before: string | null): KeyAct | null {
  if (before === "g") return /^[a-z0-9]$/.test(key) ? { do: "go", to: key } : null;
  switch (key) {
    case "/":
      return { do: "search" };
    case "?":
      return { do: "help" };
    case "g":
      return { do: "wait" };
    case "j":
      return { do: "next" };
    case "k":
      return { do: "previous" };
    case "Enter":
    case "o":
      return { do: "open" };
    default:
      return null;
  }
}

/** Keys that mean another one where rows may be walked through with arrows. */
const ALSO: Record<string, string> = { ArrowDown: "j", ArrowUp: "k", " ": "x" };

export function meantBy(key: string, hasArrows: boolean): string {
  return (hasArrows && ALSO[key]) || key;
}

/** The row after (`step` 1) or before (-1) the current one, staying inside the table; -1 when there are none. */
export function moveRow(current: number, step: 1 | -1, count: number): number {
  if (count === 0) return -1;
  if (current < 0) return step === 1 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, current + step));
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [contenteditable] *");
}

function keysAreOn(): boolean {
  try {
    return localStorage.getItem(SWITCH) !== "off";
  } catch {
    return true;
  }
}

function listRows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-rows] [data-row]")];
}

function chooseRow(step: 1 | -1): void {
  const rows = listRows();
  const current = rows.findIndex((row) => row.classList.contains("is-current"));
  const next = moveRow(current, step, rows.length);
  rows[current]?.classList.remove("is-current");
  const row = rows[next];
  row?.classList.add("is-current");
  row?.querySelector<HTMLElement>("a")?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

/** What a key of the page presses: a button or link of its own, or the box of the current row (`x`). */
export function pressedBy(key: string): string {
  return key === "x" ? "[data-row].is-current [data-choose]" : `[data-press="${key}"]`;
}

function press(key: string): boolean {
  if (!/^[a-z0-9]$/.test(key)) return false;
  const found = document.querySelector<HTMLElement>(pressedBy(key));
  found?.click();
  return Boolean(found);
}

function perform(act: KeyAct): boolean {
  switch (act.do) {
    case "search":
      (document.querySelector<HTMLInputElement>("main [data-search]") ?? document.querySelector<HTMLInputElement>("[data-search]"))?.focus();
      return true;
    case "help":
      document.querySelector<HTMLDialogElement>("#keyboard-help")?.showModal();
      return true;
    case "next":
    case "previous":
      chooseRow(act.do === "next" ? 1 : -1);
      return true;
    case "open": {
      const link = document.querySelector<HTMLAnchorElement>("[data-row].is-current a");
      link?.click();
      return Boolean(link);
    }
    case "go": {
      const link = document.querySelector<HTMLAnchorElement>(`a[data-go="${act.to}"]`);
      link?.click();
      return Boolean(link);
    }
    case "wait":
      return true;
  }
}

function wireSwitch(): void {
  const box = document.querySelector<HTMLInputElement>("[data-keys-switch]");
  if (!box) return;
  box.checked = keysAreOn();
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(SWITCH, box.checked ? "on" : "off");
    } catch {
      // the switch then lasts for this page
    }
  });
}

export function startKeyboard(): void {
  let before: string | null = null;
  let pressedAt = 0;
  wireSwitch();
  document.addEventListener("click", (event) => {
    if (!(event.target as Element).closest("[data-keys-help]")) return;
    document.querySelector<HTMLDialogElement>("#keyboard-help")?.showModal();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]") || !keysAreOn()) return;
    if (event.key === "Enter" && (event.target as Element).closest("a, button, summary")) return;
    if (event.key === " " && (event.target as Element).closest("button, summary, input")) return;
    const key = meantBy(event.key, document.querySelector("[data-arrows]") !== null);
    const recent = event.timeStamp - pressedAt < GO_WITHIN_MS ? before : null;
    const act = readKey(key, recent);
    before = act?.do === "wait" ? "g" : null;
    pressedAt = event.timeStamp;
    const done = act ? perform(act) : recent === null && !event.repeat && press(key);
    if (done) event.preventDefault();
  });
}
