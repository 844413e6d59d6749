import assert from "node:assert/strict";
import { test } from "node:test";
import { measureDistance, writeRelative } from "../src/islands/times";

const now = Date.parse("2026-11-22T10:00:00Z");
const before = (seconds: number): number => now - seconds * 1000;

test("a distance is told in the largest unit that it fills", () => {
  assert.deepEqual(measureDistance(before(59), now), [-59, "second"]);
  assert.deepEqual(measureDistance(before(60), now), [-1, "minute"]);
  assert.deepEqual(measureDistance(before(3599), now), [-59, "minute"]);
  assert.deepEqual(measureDistance(before(86_400 * 3), now), [-3, "day"]);
  assert.deepEqual(measureDistance(before(86_400 * 800), now), [-2, "year"]);
});

test("what lies ahead is positive", () => {
  assert.deepEqual(measureDistance(now + 7_200_000, now), [2, "hour"]);
});

test("both languages say it", () => {
  assert.equal(writeRelative(before(7200), now, "en"), "2 hours ago");
  assert.equal(writeRelative(before(86_400), now, "zh-Hans"), "昨天");
});
