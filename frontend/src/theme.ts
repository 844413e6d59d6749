/** Loaded before anything is drawn: the reader's choice of light, dark or as the system says. */
import { applyTheme, readChoice } from "./islands/theme";

applyTheme(readChoice(), matchMedia("(prefers-color-scheme: dark)").matches);
