/** Small manners of forms: go to the errors, send once, send a filter as soon as it is changed. */

const BUSY = "aria-busy";
const ANSWER_MS = 8000; // a download answers without leaving the page: the form may then be sent again

function focusErrors(): void {
  document.querySelector<HTMLElement>("[data-error-summary]")?.focus();
}

function refuseSecondSend(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  if (form.method.toLowerCase() !== "post" || event.defaultPrevented) return;
  if (form.getAttribute(BUSY) === "true") event.preventDefault();
  else {
    form.setAttribute(BUSY, "true");
    setTimeout(() => form.removeAttribute(BUSY), ANSWER_MS);
  }
}

function sendOnChange(event: Event): void {
  const form = (event.target as Element).closest<HTMLFormElement>("form[data-send-on-change]");
  form?.requestSubmit();
}

export function startForms(): void {
  focusErrors();
  document.addEventListener("submit", refuseSecondSend);
  document.addEventListener("change", sendOnChange);
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll(`form[${BUSY}]`)) form.removeAttribute(BUSY); // back button
  });
}
