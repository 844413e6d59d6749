/** News from the server: the inbox count, a toast, what moved on the page. One tab holds the stream and tells the others. */
import { type Toast, showToast } from "./toasts";

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
const NAME = "desk-live";

/** What the stream names beside the inbox, with an event of its own for each kind of thing. */
const KINDS = ["leads"];

/** For each kind of thing the place in the record up to which everything was told. */
export type Places = Record<string, number>;

/**
 * One message of the stream: `event: inbox`, `data: {"unread": 3, "text": "…", "url": "…"}`, or `event: leads`,
 * `data: {"moved": ["…"], "places": {"leads": 7}}`; `event: ready` opens it with the places and `unread`.
 */
export interface News {
  unread?: number;
  text?: string;
  url?: string;
  tone?: string;
  /** public ids of things that moved */
  moved?: string[];
  places?: Places;
  /** between tabs: a new one asks where the stream is, and the answer is for it alone */
  asks?: string;
  answers?: string;
}

/** Wait before attempt `attempt` (from 0): doubling up to a minute, spread by `chance` in [0, 1) so that tabs do not come at once. */
export function waitBefore(attempt: number, chance: number): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);
  return Math.round(full / 2 + (full / 2) * chance);
}

export function readNews(data: string): News | null {
  try {
    const parsed: unknown = JSON.parse(data);
    return typeof parsed === "object" && parsed !== null ? (parsed as News) : null;
  } catch {
    return null;
  }
}

export function writeCount(unread: number): string {
  if (unread <= 0) return "";
  return unread > 99 ? "99+" : String(unread);
}

function showNews(news: News): void {
  if (typeof news.unread === "number") {
    for (const place of document.querySelectorAll<HTMLElement>("[data-inbox-count]")) {
      place.textContent = writeCount(news.unread);
      place.hidden = news.unread <= 0;
    }
  }
  if (news.moved || news.places) {
    document.dispatchEvent(new CustomEvent("desk:moved", { detail: { moved: news.moved ?? [], places: news.places ?? {} } }));
  }
  if (!news.text) return;
  const toast: Toast = { text: news.text };
  if (news.url) toast.url = news.url;
  if (news.tone) toast.tone = news.tone;
  showToast(toast);
}

function listen(url: string, tell: (news: News) => void): void {
  let attempt = 0;
  const open = (): void => {
    const source = new EventSource(url);
    source.onopen = () => {
      attempt = 0;
    };
    for (const kind of ["ready", "inbox", ...KINDS]) {
      source.addEventListener(kind, (event) => {
        const news = readNews((event as MessageEvent<string>).data);
        if (news) tell(news);
      });
    }
    source.onerror = () => {
      source.close(); // the browser's own retry has no back-off and gives up on a 503
      setTimeout(open, waitBefore(attempt, Math.random()));
      attempt += 1;
    };
  };
  open();
}

export function startLive(): void {
  const url = document.querySelector<HTMLMetaElement>('meta[name="live-url"]')?.content;
  if (!url) return;
  const channel = new BroadcastChannel(NAME);
  const me = crypto.randomUUID();
  let places: Places | null = null; // of the stream, in the tab that holds it
  channel.onmessage = ({ data }: MessageEvent<News>) => {
    if (data.asks) {
      if (places) channel.postMessage({ answers: data.asks, places });
    } else if (!data.answers || data.answers === me) showNews(data);
  };
  const tell = (news: News): void => {
    places = { ...places, ...news.places };
    showNews(news);
    channel.postMessage(news);
  };
  channel.postMessage({ asks: me }); // what moved while this page was drawn, another tab may have heard already
  if (!navigator.locks) return listen(url, tell);
  void navigator.locks.request(NAME, () => {
    listen(url, tell);
    return new Promise(() => {}); // held until the tab closes; the next tab then takes over
  });
}
