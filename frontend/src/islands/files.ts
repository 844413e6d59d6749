/** What can be said of a file before it is sent: too large, of a kind that is not taken, how big. */

export interface Limits {
  /** as the `accept` attribute of an input: `.pdf,image/*` */
  accept: string;
  maxBytes: number;
}

export type Fault = "too-large" | "wrong-kind" | "empty";

export function isAccepted(name: string, type: string, accept: string): boolean {
  const rules = accept.split(",").map((rule) => rule.trim().toLowerCase());
  if (rules.every((rule) => rule === "")) return true;
  return rules.some((rule) => {
    if (rule.startsWith(".")) return name.toLowerCase().endsWith(rule);
    if (rule.endsWith("/*")) return type.startsWith(rule.slice(0, -1));
    return rule !== "" && type === rule;
  });
}

export function findFault(file: { name: string; type: string; size: number }, limits: Limits): Fault | null {
  if (file.size === 0) return "empty";
  if (limits.maxBytes > 0 && file.size > limits.maxBytes) return "too-large";
  return isAccepted(file.name, file.type, limits.accept) ? null : "wrong-kind";
}

/** `1536` -> `1.5 kB`: steps of 1024, as the server says them. */
export function formatBytes(bytes: number, language: string): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
  let amount = bytes;
  let index = 0;
  while (amount >= 1024 && index < units.length - 1) {
    amount /= 1024;
    index += 1;
  }
  const style = { style: "unit", unit: units[index] ?? "byte", unitDisplay: "short" } as const;
  return new Intl.NumberFormat(language, { ...style, maximumFractionDigits: amount < 10 ? 1 : 0 }).format(amount);
}
