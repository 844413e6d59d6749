/** Buttons for chosen rows (`data-for-rows`): without a choice they are for the row that the keys stand on. */
import { showToast } from "./toasts";

const CHOSEN = "[data-choose]:checked";

/** Whether there is a row for the button; the row that the keys stand on is ticked where none was. */
export function hasRow(form: ParentNode): boolean {
  if (form.querySelector(CHOSEN)) return true;
  const box = form.querySelector<HTMLInputElement>("[data-row].is-current [data-choose]");
  if (box) box.checked = true;
  return box !== null;
}

export function startRows(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("[data-for-rows]");
    if (!button?.form || hasRow(button.form)) return;
    event.preventDefault();
    showToast({ text: button.dataset["forRows"] ?? "" });
  });
}
