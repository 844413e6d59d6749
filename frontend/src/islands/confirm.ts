/** Asks before an act; where a reason is required, takes it along with the form. */

const confirmed = new WeakSet<HTMLElement>();

function put(dialog: HTMLElement, slot: string, text: string | undefined): void {
  const place = dialog.querySelector<HTMLElement>(`[data-slot="${slot}"]`);
  if (!place) return;
  place.textContent = text ?? "";
  place.hidden = !text;
}

function fill(dialog: HTMLDialogElement, asker: HTMLElement): HTMLTextAreaElement | null {
  const data = asker.dataset;
  put(dialog, "question", data["confirm"]);
  put(dialog, "consequence", data["confirmConsequence"]);
  put(dialog, "verb", data["confirmVerb"] ?? asker.textContent?.trim());
  dialog.dataset["tone"] = data["confirmTone"] ?? "primary";
  const block = dialog.querySelector<HTMLElement>("[data-reason-block]");
  const reason = dialog.querySelector<HTMLTextAreaElement>("textarea");
  const wanted = data["confirmReason"] !== undefined;
  put(dialog, "reason-label", data["confirmReason"]);
  if (block) block.hidden = !wanted;
  if (reason) {
    reason.value = "";
    reason.required = wanted;
    reason.disabled = !wanted;
  }
  return wanted ? reason : null;
}

/** Writes the reason into the form, under the name its field has on the server. */
export function carryReason(form: HTMLFormElement, name: string, reason: string): void {
  let field = form.querySelector<HTMLInputElement>(`input[type=hidden][name="${CSS.escape(name)}"]`);
  if (!field) {
    field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    form.append(field);
  }
  field.value = reason;
}

function ask(dialog: HTMLDialogElement, asker: HTMLElement): void {
  const reason = fill(dialog, asker);
  dialog.onclose = () => {
    if (dialog.returnValue !== "yes") return asker.focus();
    const form = (asker as HTMLButtonElement).form ?? asker.closest("form");
    if (reason && form) carryReason(form, asker.dataset["confirmName"] ?? "reason", reason.value.trim());
    confirmed.add(asker);
    asker.click();
  };
  dialog.returnValue = "";
  dialog.showModal();
  (reason ?? dialog.querySelector<HTMLElement>("button[value=no]"))?.focus();
}

function interceptClick(event: MouseEvent): void {
  const asker = (event.target as Element).closest<HTMLElement>("[data-confirm]");
  const dialog = document.getElementById("confirm-dialog");
  if (!asker || !(dialog instanceof HTMLDialogElement) || confirmed.delete(asker)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const form = asker instanceof HTMLButtonElement ? asker.form : null;
  if (form && !form.reportValidity()) return; // first what is missing in the form itself
  ask(dialog, asker);
}

export function startConfirm(): void {
  document.addEventListener("click", interceptClick, { capture: true });
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest("[data-dialog-close]");
    button?.closest("dialog")?.close("no");
  });
}
