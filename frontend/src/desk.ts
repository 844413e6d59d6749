/** Everything a page of the desk needs; each island looks for its own markup and does nothing without it. */
import { startClipboard } from "./islands/clipboard";
import { startConfirm } from "./islands/confirm";
import { startForms } from "./islands/forms";
import { startKeyboard } from "./islands/keyboard";
import { startLive } from "./islands/live";
import { startLoading } from "./islands/loading";
import { startMenus } from "./islands/menus";
import { startPartial } from "./islands/partial";
import { startPasskeys } from "./islands/passkeys";
import { startTheme } from "./islands/theme";
import { startTimes } from "./islands/times";
import { startToasts } from "./islands/toasts";
import { startUpload } from "./islands/upload";

startPartial();
startLoading();
startConfirm();
startTheme();
startToasts();
startMenus();
startForms();
startKeyboard();
startClipboard();
startTimes();
startUpload();
startPasskeys();
startLive();
