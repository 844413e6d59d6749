import assert from "node:assert/strict";
import { test } from "node:test";
import { readNews, waitBefore, writeCount } from "../src/islands/live";

test("the wait doubles up to a minute", () => {
  assert.equal(waitBefore(0, 1), 1000);
  assert.equal(waitBefore(3, 1), 8000);
  assert.equal(waitBefore(20, 1), 60_000);
});

test("chance spreads the wait over its second half", () => {
  for (const attempt of [0, 1, 5, 50]) {
    assert.equal(waitBefore(attempt, 0) * 2, waitBefore(attempt, 1));
  }
});

test("news that is not an object is dropped", () => {
  assert.equal(readNews("not json"), null);
  assert.equal(readNews("3"), null);
  assert.equal(readNews("null"), null);
  assert.deepEqual(readNews('{"unread": 3}'), { unread: 3 });
});

test("the count is empty at zero and ends at 99", () => {
  assert.equal(writeCount(0), "");
  assert.equal(writeCount(-1), "");
  assert.equal(writeCount(99), "99");
  assert.equal(writeCount(100), "99+");
});
