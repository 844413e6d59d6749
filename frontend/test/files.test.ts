import assert from "node:assert/strict";
import { test } from "node:test";
import { findFault, formatBytes, isAccepted } from "../src/islands/files";

const limits = { accept: ".pdf,image/*,text/plain", maxBytes: 1000 };

test("an ending, a family of types and a type are accepted as the input's accept says", () => {
  assert.ok(isAccepted("Report.PDF", "", limits.accept));
  assert.ok(isAccepted("scan", "image/webp", limits.accept));
  assert.ok(isAccepted("notes", "text/plain", limits.accept));
  assert.ok(!isAccepted("pdf", "application/zip", limits.accept));
  assert.ok(!isAccepted("imagepdf", "imagex/png", limits.accept));
});

test("without rules everything is accepted", () => {
  assert.ok(isAccepted("a.exe", "application/octet-stream", ""));
});

test("a file is refused when empty, too large or of another kind, in this order", () => {
  assert.equal(findFault({ name: "a.exe", type: "", size: 0 }, limits), "empty");
  assert.equal(findFault({ name: "a.exe", type: "", size: 1001 }, limits), "too-large");
  assert.equal(findFault({ name: "a.exe", type: "", size: 1000 }, limits), "wrong-kind");
  assert.equal(findFault({ name: "a.pdf", type: "", size: 1000 }, limits), null);
});

test("no limit of size is zero", () => {
  assert.equal(findFault({ name: "a.pdf", type: "", size: 10 ** 9 }, { accept: "", maxBytes: 0 }), null);
});

test("sizes are written in steps of 1024 with one place below ten", () => {
  assert.equal(formatBytes(1023, "en"), "1,023 byte");
  assert.equal(formatBytes(1536, "en"), "1.5 kB");
  assert.equal(formatBytes(20 * 1024 * 1024, "en"), "20 MB");
});
