/** A thin line on top of the page while the server is asked for a part of it. */

const PATIENCE_MS = 150; // quick answers show no line

let pending = 0;

function show(): void {
  document.body.classList.toggle("is-loading", pending > 0);
}

export function startLoading(): void {
  document.addEventListener("htmx:before:request", () => {
    pending += 1;
    setTimeout(show, PATIENCE_MS);
  });
  document.addEventListener("htmx:finally:request", () => {
    pending = Math.max(0, pending - 1);
    show();
  });
}
