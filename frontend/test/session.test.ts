import assert from "node:assert/strict";
import { test } from "node:test";
import { isSignIn } from "../src/islands/session";

const here = "https://desk.example/leads/";

test("an answer from the sign-in page is known whatever follows its path", () => {
  assert.ok(isSignIn("https://desk.example/accounts/login/?next=/leads/", "/accounts/login/", here));
});

test("other answers are not the sign-in page", () => {
  assert.ok(!isSignIn("https://desk.example/leads/?next=/accounts/login/", "/accounts/login/", here));
  assert.ok(!isSignIn("", "/accounts/login/", here));
  assert.ok(!isSignIn("https://desk.example/leads/", "", here));
});
