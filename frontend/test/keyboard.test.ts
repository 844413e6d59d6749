import assert from "node:assert/strict";
import { test } from "node:test";
import { meantBy, moveRow, pressedBy, readKey } from "../src/islands/keyboard";

test("one key searches, one helps, two move between rows", () => {
  assert.deepEqual(readKey("/", null), { do: "search" });
  assert.deepEqual(readKey("?", null), { do: "help" });
  assert.deepEqual(readKey("j", null), { do: "next" });
  assert.deepEqual(readKey("k", null), { do: "previous" });
});

test("a letter after g goes somewhere, even one that means something else alone", () => {
  assert.deepEqual(readKey("g", null), { do: "wait" });
  assert.deepEqual(readKey("j", "g"), { do: "go", to: "j" });
  assert.deepEqual(readKey("g", "g"), { do: "go", to: "g" });
});

test("other keys mean nothing, also after g", () => {
  assert.equal(readKey("x", null), null);
  assert.equal(readKey("Shift", "g"), null);
  assert.equal(readKey("?", "g"), null);
});

test("the row stays inside the table", () => {
  assert.equal(moveRow(-1, 1, 3), 0);
  assert.equal(moveRow(-1, -1, 3), 2);
  assert.equal(moveRow(2, 1, 3), 2);
  assert.equal(moveRow(0, -1, 3), 0);
  assert.equal(moveRow(-1, 1, 0), -1);
});

test("a key of the page presses its own button, x the box of the current row", () => {
  assert.equal(pressedBy("1"), '[data-press="1"]');
  assert.equal(pressedBy("x"), "[data-row].is-current [data-choose]");
});

test("arrows and the space bar walk and choose only where the page says so", () => {
  assert.deepEqual(["ArrowDown", "ArrowUp", " ", "5"].map((key) => meantBy(key, true)), ["j", "k", "x", "5"]);
  assert.equal(meantBy("ArrowDown", false), "ArrowDown");
});
