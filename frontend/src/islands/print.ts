/** Prints the page by a button; on paper everything that is folded stands open. */
function unfold(): void {
  for (const part of document.querySelectorAll<HTMLDetailsElement>("main details:not([open])")) {
    part.open = true;
    part.dataset["unfolded"] = "";
  }
}

function fold(): void {
  for (const part of document.querySelectorAll<HTMLDetailsElement>("details[data-unfolded]")) {
    part.open = false;
    delete part.dataset["unfolded"];
  }
}

export function startPrint(): void {
  window.addEventListener("beforeprint", unfold);
  window.addEventListener("afterprint", fold);
  document.addEventListener("click", (event) => {
    if ((event.target as Element).closest("[data-print]")) window.print();
  });
}
