/** When the session has ended, a part of a page must not be filled with the sign-in page: the whole page goes there. */

/** Whether an answer that came from `answered` is the sign-in page at `signIn` (a path). */
export function isSignIn(answered: string, signIn: string, here: string): boolean {
  if (!answered || !signIn) return false;
  return new URL(answered, here).pathname === new URL(signIn, here).pathname;
}

export function hasSessionEnded(answered: string): boolean {
  const signIn = document.querySelector<HTMLMetaElement>('meta[name="sign-in-url"]')?.content ?? "";
  return isSignIn(answered, signIn, location.href) && !isSignIn(location.href, signIn, location.href);
}

/** Loads the page anew: the server sends to the sign-in page, and from there back here. */
export function signInAgain(): void {
  location.reload();
}
