/**
 * Things on the page that move while it is open: what others take, give back and decide.
 *
 * The stream names the things that moved; what they look like now is asked of the server, which shows each reader what it may see.
 */
import type { Places } from "./live";
import { parsePage } from "./policy";
import { hasSessionEnded } from "./session";

const GATHER_MS = 300;
const LONGEST_TIMER_MS = 2_000_000_000;

/** Which of the things on the page moved; any may have, if the page is behind the place from which it is told. */
export function movedHere(onPage: string[], moved: string[], isBehind: boolean): string[] {
  return isBehind ? onPage : onPage.filter((thing) => moved.includes(thing));
}

/** Whether something may have moved between the drawing of a page and the place from which the stream tells it. */
export function isBehind(drawn: string | undefined, told: number | undefined): boolean {
  return told !== undefined && Number(drawn ?? 0) < told;
}

/** Milliseconds until the first of these moments (seconds since 1970) is over; null when none is to come. */
export function untilNext(moments: number[], now: number): number | null {
  const coming = moments.map((moment) => moment * 1000 + 1000 - now).filter((wait) => wait > 0);
  return coming.length ? Math.min(...coming, LONGEST_TIMER_MS) : null;
}

/** Whether the page of a thing shows that it is gone: it is not there, or nothing can be done with it any more. */
export function isGone(page: ParentNode | null, thing: string): boolean {
  return !page?.querySelector(`[data-moves][data-thing="${CSS.escape(thing)}"]`);
}

/** The page at an address; null: it is not there. Anything else that fails says nothing of the thing. */
async function ask(url: string): Promise<Document | null> {
  const answer = await fetch(url, { headers: { Accept: "text/html" } });
  if (answer.status === 404) return null;
  if (!answer.ok || hasSessionEnded(answer.url)) throw new Error(`the desk answered ${answer.status}`);
  return parsePage(await answer.text());
}

function things(place: ParentNode): HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>("[data-thing]")];
}

/** The fresh row instead of the old one; the keys stay where they stand, and what is chosen and still free stays chosen. */
function replaceRow(row: HTMLElement, fresh: HTMLElement): void {
  const isFocused = row.contains(document.activeElement);
  const isChosen = row.querySelector<HTMLInputElement>("[data-choose]")?.checked ?? false;
  fresh.classList.toggle("is-current", row.classList.contains("is-current"));
  const box = fresh.querySelector<HTMLInputElement>("[data-choose]");
  if (box) box.checked = isChosen;
  row.replaceWith(document.adoptNode(fresh));
  if (isFocused) fresh.querySelector<HTMLElement>("a")?.focus({ preventScroll: true });
}

/** A row that no longer fits stays where it is, so that nothing moves under the reader's hand, but nothing can be done with it. */
function greyRow(row: HTMLElement, words: string): void {
  row.classList.add("is-gone");
  delete row.dataset["until"];
  row.removeAttribute("data-thing");
  row.querySelector("[data-choose]")?.closest("label")?.remove();
  const holder = row.querySelector("[data-holder]");
  if (holder) holder.textContent = words;
}

async function refreshRows(list: HTMLElement, ids: string[]): Promise<void> {
  const url = new URL(list.dataset["movesUrl"] ?? "", location.href);
  for (const id of ids) url.searchParams.append("lead", id);
  const page = await ask(url.href);
  if (!page) return;
  for (const row of things(list).filter((each) => ids.includes(each.dataset["thing"] ?? ""))) {
    const fresh = page.querySelector<HTMLElement>(`[data-thing="${CSS.escape(row.dataset["thing"] ?? "")}"]`);
    if (fresh) replaceRow(row, fresh);
    else greyRow(row, list.dataset["movesGone"] ?? "");
  }
}

async function refreshThing(place: HTMLElement): Promise<void> {
  const page = await ask(location.href);
  if (isGone(page, place.dataset["thing"] ?? "")) return showGone(place);
  for (const part of document.querySelectorAll<HTMLElement>("[data-part]")) {
    const fresh = page?.querySelector<HTMLElement>(`[data-part="${part.dataset["part"]}"]`);
    if (fresh) part.replaceChildren(...fresh.childNodes);
  }
  place.dataset["until"] = page?.querySelector<HTMLElement>("[data-moves]")?.dataset["until"] ?? "";
}

function showGone(place: HTMLElement): void {
  const note = place.querySelector<HTMLTemplateElement>("template[data-gone]");
  const said = document.querySelector('[data-part="holding"]');
  if (note) said?.replaceChildren(note.content.cloneNode(true));
  place.remove();
}

let waiting = new Set<string>();
let opened: Places = {}; // where a stream began to tell, until the page has looked
let gathering: number | undefined;
let timer: number | undefined;

async function refresh(): Promise<void> {
  const moved = [...waiting];
  const told = opened;
  waiting = new Set();
  for (const place of document.querySelectorAll<HTMLElement>("[data-moves]")) {
    const own = place.dataset["thing"];
    const from = told[place.dataset["moves"] ?? ""];
    const here = movedHere(own ? [own] : things(place).map((each) => each.dataset["thing"] ?? ""), moved, isBehind(place.dataset["place"], from));
    if (here.length) await (own ? refreshThing(place) : refreshRows(place, here));
    if (isBehind(place.dataset["place"], from)) place.dataset["place"] = String(from);
  }
  setTimer();
}

function gather(moved: string[]): void {
  for (const thing of moved) waiting.add(thing);
  clearTimeout(gathering);
  gathering = window.setTimeout(() => void refresh().catch(() => undefined), GATHER_MS); // offline: the stream says when it is back
}

/** A claim ends by itself: nobody is told, so the page looks when the first of those it shows is over. */
function setTimer(): void {
  clearTimeout(timer);
  const held = [...document.querySelectorAll<HTMLElement>("[data-until]")];
  const wait = untilNext(held.map((each) => Number(each.dataset["until"])), Date.now());
  if (wait === null) return;
  const over = (): string[] => held.filter((each) => Number(each.dataset["until"]) * 1000 < Date.now()).map((each) => each.dataset["thing"] ?? "");
  timer = window.setTimeout(() => gather(over()), wait);
}

export function startMoves(): void {
  document.addEventListener("desk:moved", (event) => {
    const { moved, places } = (event as CustomEvent<{ moved: string[]; places: Places }>).detail;
    if (!moved.length) opened = { ...opened, ...places };
    gather(moved);
  });
  document.addEventListener("htmx:after:swap", setTimer);
  setTimer();
}
