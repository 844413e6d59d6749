/** Menus close on Escape and on a click elsewhere; the side navigation slides in on a phone. */

function closeMenus(except: Element | null): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu[open]")) {
    if (menu !== except) menu.open = false;
  }
}

function closeOnEscape(event: KeyboardEvent): void {
  if (event.key !== "Escape") return;
  const menu = document.querySelector<HTMLDetailsElement>("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  } else if (document.body.classList.contains("nav-open")) setSidebar(false);
}

/** While the navigation covers the page, the page behind it can be neither reached nor read. */
function setSidebar(open: boolean): void {
  document.body.classList.toggle("nav-open", open);
  document.querySelector(".desk-main")?.toggleAttribute("inert", open);
  const button = document.querySelector<HTMLElement>("[data-nav-toggle]");
  button?.setAttribute("aria-expanded", String(open));
  if (open) document.querySelector<HTMLElement>("#sidebar a, #sidebar button")?.focus();
  else button?.focus();
}

function showCurrentTab(): void {
  document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
}

export function startMenus(): void {
  showCurrentTab();
  document.addEventListener("click", (event) => {
    const target = event.target as Element;
    closeMenus(target.closest("details.menu"));
    if (target.closest("[data-nav-toggle]")) {
      event.preventDefault(); // without script the link itself opens the navigation, through :target
      setSidebar(!document.body.classList.contains("nav-open"));
    } else if (target.closest("[data-nav-close]")) setSidebar(false);
  });
  document.addEventListener("keydown", closeOnEscape);
}
