/** Tells screen readers what a partial update brought: the text of its `data-announce` part. */

export function announceNews(): void {
  const place = document.getElementById("announcer");
  const text = document.querySelector("[data-announce]")?.textContent?.trim();
  if (place && text && text !== place.textContent) place.textContent = text;
}
