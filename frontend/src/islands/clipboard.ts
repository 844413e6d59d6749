/** Copies what the button names: its own `data-copy`, or the text of the element `data-copy-from` selects. */
import { showToast } from "./toasts";

function textToCopy(button: HTMLElement): string {
  const { copy, copyFrom } = button.dataset;
  if (copy !== undefined) return copy;
  return (copyFrom && document.querySelector(copyFrom)?.textContent?.trim()) || "";
}

async function copy(button: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(textToCopy(button));
    showToast({ text: button.dataset["copied"] ?? "", tone: "success" });
  } catch {
    showToast({ text: button.dataset["copyFailed"] ?? "", tone: "danger" });
  }
}

export function startClipboard(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-copy], [data-copy-from]");
    if (button) void copy(button);
  });
}
