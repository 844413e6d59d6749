/** Says how long ago, beside the absolute time that the server wrote. */

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["second", 60],
  ["minute", 60],
  ["hour", 24],
  ["day", 30],
  ["month", 12],
  ["year", Infinity],
];

/** Signed count and unit between two instants in milliseconds: past is negative. */
export function measureDistance(then: number, now: number): [number, Intl.RelativeTimeFormatUnit] {
  let amount = (then - now) / 1000;
  for (const [unit, size] of STEPS) {
    if (Math.abs(amount) < size) return [Math.trunc(amount), unit];
    amount /= size;
  }
  return [Math.trunc(amount), "year"];
}

export function writeRelative(then: number, now: number, language: string): string {
  const [amount, unit] = measureDistance(then, now);
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(amount, unit);
}

export function refreshTimes(root: ParentNode = document): void {
  const now = Date.now();
  for (const element of root.querySelectorAll<HTMLTimeElement>("time[data-relative]")) {
    const then = Date.parse(element.dateTime);
    if (Number.isNaN(then)) continue;
    if (!element.title) element.title = element.textContent?.trim() ?? "";
    element.textContent = writeRelative(then, now, document.documentElement.lang || "en");
  }
}

export function startTimes(): void {
  refreshTimes();
  setInterval(refreshTimes, 60_000);
}
