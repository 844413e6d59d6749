import assert from "node:assert/strict";
import { test } from "node:test";
import { layer, readPlot } from "../src/islands/series";
import { parseChoice, resolveTheme } from "../src/islands/theme";
import { isOwnAddress, parseTone, staysFor } from "../src/islands/toasts";
import { readRefusal } from "../src/islands/upload";

test("an unknown choice of brightness is the system's", () => {
  assert.equal(parseChoice("dark"), "dark");
  assert.equal(parseChoice("<script>"), "auto");
  assert.equal(parseChoice(null), "auto");
});

test("the system decides only when nobody has chosen", () => {
  assert.equal(resolveTheme("auto", true), "dark");
  assert.equal(resolveTheme("auto", false), "light");
  assert.equal(resolveTheme("light", true), "light");
});

test("an error stays until it is closed", () => {
  assert.equal(staysFor({ text: "no", tone: "danger" }), 0);
});

test("a message that can be undone stays twice as long", () => {
  const text = "Lead dismissed.";
  assert.equal(staysFor({ text, undo: "/x" }), staysFor({ text }) * 2);
});

test("a message leads to no other site and runs nothing", () => {
  assert.ok(isOwnAddress("/leads/1?x=1"));
  for (const address of ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "", undefined]) {
    assert.ok(!isOwnAddress(address), address);
  }
});

test("an unknown tone is information", () => {
  assert.equal(parseTone("danger"), "danger");
  assert.equal(parseTone("constructor"), "info");
  assert.equal(parseTone(undefined), "info");
});

test("the server's own sentence is shown on a refusal, else ours", () => {
  assert.equal(readRefusal('{"detail": "Too many pages."}', "ours"), "Too many pages.");
  assert.equal(readRefusal('{"detail": ["a"]}', "ours"), "ours");
  assert.equal(readRefusal("<html>", "ours"), "ours");
  assert.equal(readRefusal("null", "ours"), "ours");
});

test("a plot whose columns differ in length is refused by the name of the line", () => {
  const text = JSON.stringify({ x: [1, 2], series: [{ label: "leads", values: [1] }] });
  assert.throws(() => readPlot(text), /"leads" has 1 values for 2 points/);
});

test("a plot with gaps is read as it is", () => {
  const data = { x: [1, 2], series: [{ label: "leads", values: [1, null] }] };
  assert.deepEqual(readPlot(JSON.stringify(data)), data);
});

test("the line of a figure is drawn upon the band of its interval", () => {
  const [line, high, low] = ["share", "high", "low"].map((label) => ({ label, values: [1], is_end: label !== "share" }));
  const layered = layer({ x: [1], series: [line!, high!, low!] });
  assert.deepEqual(layered.series.map((each) => each.label), ["high", "low", "share"]);
});
