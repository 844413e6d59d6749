/** Light, dark or as the system says; remembered in this browser. */

export type Choice = "light" | "dark" | "auto";

const KEY = "desk-theme";

export function parseChoice(text: string | null | undefined): Choice {
  return text === "light" || text === "dark" ? text : "auto";
}

export function resolveTheme(choice: Choice, systemIsDark: boolean): "light" | "dark" {
  if (choice !== "auto") return choice;
  return systemIsDark ? "dark" : "light";
}

export function readChoice(): Choice {
  try {
    return parseChoice(localStorage.getItem(KEY));
  } catch {
    return "auto"; // storage may be forbidden; the page still works
  }
}

function rememberChoice(choice: Choice): void {
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // the choice then lasts for this page
  }
}

export function applyTheme(choice: Choice, systemIsDark: boolean): void {
  const root = document.documentElement;
  root.dataset["bsTheme"] = resolveTheme(choice, systemIsDark);
  root.dataset["themeChoice"] = choice;
}

function markButtons(choice: Choice): void {
  for (const button of document.querySelectorAll<HTMLElement>("button[data-theme-set]")) {
    button.setAttribute("aria-pressed", String(button.dataset["themeSet"] === choice));
  }
}

export function startTheme(): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const refresh = (): void => {
    applyTheme(readChoice(), system.matches);
    markButtons(readChoice());
  };
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("button[data-theme-set]");
    if (!button) return;
    rememberChoice(parseChoice(button.dataset["themeSet"]));
    refresh();
  });
  system.addEventListener("change", refresh);
  addEventListener("storage", refresh);
  refresh();
}
