/** The one Trusted Types policy: what the desk itself answered may become a part of the page, scripts never. */

interface Policy {
  createHTML(text: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: Record<string, (text: string) => string>): Policy;
}

let policy: Policy | undefined;

export function deskPolicy(): Policy {
  const rules = { createHTML: (text: string) => text, createScript: () => "" };
  const factory = (window as { trustedTypes?: PolicyFactory }).trustedTypes;
  return (policy ??= factory ? factory.createPolicy("htmx", rules) : rules);
}

/** A page that the desk answered, to take parts from. */
export function parsePage(text: string): Document {
  return new DOMParser().parseFromString(deskPolicy().createHTML(text), "text/html");
}
