import assert from "node:assert/strict";
import { test } from "node:test";
import { isBehind, movedHere, untilNext } from "../src/islands/moves";

test("only what is on the page is asked for", () => {
  assert.deepEqual(movedHere(["a", "b"], ["b", "c"], false), ["b"]);
  assert.deepEqual(movedHere(["a", "b"], [], false), []);
});

test("after a gap everything on the page is asked for", () => {
  assert.deepEqual(movedHere(["a", "b"], ["c"], true), ["a", "b"]);
});

test("a page drawn before the place from which it is told is behind", () => {
  assert.equal(isBehind("6", 7), true);
  assert.equal(isBehind("7", 7), false);
  assert.equal(isBehind("8", 7), false);
  assert.equal(isBehind(undefined, 7), true);
  assert.equal(isBehind("6", undefined), false);
});

test("the page looks again a second after the first claim is over", () => {
  assert.equal(untilNext([100, 50, 10], 20_000), 31_000);
  assert.equal(untilNext([10], 20_000), null);
  assert.equal(untilNext([], 0), null);
});

test("a claim that lasts for ever sets no timer that overflows", () => {
  assert.equal(untilNext([9_999_999_999], 0), 2_000_000_000);
});
