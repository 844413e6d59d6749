"""Every request passes the same door: who calls, what it may, what it reads, what state it saw."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.desk.frontdoor.api.programs import Program, program_of
from tests.desk.people import Standing
from touchstone.desk.accounts.models import ApiKey, Organisation, RateBucket
from touchstone.desk.authority.permissions import Permission


def told(answer: Any) -> dict[str, Any]:
    found: dict[str, Any] = answer.json()
    return found


def test_a_key_says_who_acts(owner: Standing) -> None:
    me = told(program_of(owner, [Permission.ORGANISATION_VIEW]).get("me"))
    assert me["organisation"] == owner.organisation.public_id
    assert me["roles"] == ["administrator", "right_holder"]
    assert me["scopes"] == ["organisation.view"]


def test_without_a_key_nothing_is_told(db: None) -> None:
    answer = Program("").get("organisations")
    assert answer.status_code == 401
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert told(answer)["type"] == "urn:touchstone:refusal:sign_in_needed"


def test_a_key_that_never_was_and_one_that_was_revoked_get_the_same_answer(owner: Standing) -> None:
    program = program_of(owner)
    ApiKey.objects.update(revoked_at="2026-01-01T00:00:00Z", revoked_by="x")
    assert program.get("me").content == Program("tst_nothing").get("me").content
    assert program.get("me").status_code == 401


def test_a_scope_limits_what_the_roles_would_permit(owner: Standing) -> None:
    program = program_of(owner, [Permission.ORGANISATION_VIEW])
    assert program.get("organisations").status_code == 200
    refused = program.get(f"organisations/{owner.organisation.public_id}/members")
    assert (refused.status_code, told(refused)["type"]) == (403, "urn:touchstone:refusal:out_of_scope")
    assert refused["WWW-Authenticate"].endswith('error="insufficient_scope", scope="member.view"')


def test_a_key_that_has_the_scope_is_told_of_roles(owner: Standing) -> None:
    refused = program_of(owner, [Permission.LEAD_VIEW]).get("leads")
    assert (refused.status_code, told(refused)["type"]) == (403, "urn:touchstone:refusal:not_permitted")


def test_what_one_may_not_see_is_not_there(owner: Standing, stranger: Standing) -> None:
    program = program_of(owner)
    hidden = program.get(f"organisations/{stranger.organisation.public_id}")
    absent = program.get("organisations/org_" + "2" * 20)
    assert hidden.status_code == absent.status_code == 404
    assert hidden.content == absent.content


def test_a_browser_reads_with_its_session(owner: Standing) -> None:
    answer = owner.client().get("/api/v1/me")
    assert told(answer)["person"] == owner.person.public_id
    assert told(answer)["scopes"] is None


def test_a_session_changes_nothing_without_the_token_of_our_pages(owner: Standing) -> None:
    path = f"/api/v1/organisations/{owner.organisation.public_id}"
    client = owner.client()
    client.handler.enforce_csrf_checks = True
    answer = client.patch(path, {"name": "Taken"}, content_type="application/json", headers={"if-match": "*"})
    assert answer.status_code == 403
    assert told(answer)["type"] == "urn:touchstone:refusal:foreign_page"


def test_a_session_with_the_token_may_change(owner: Standing) -> None:
    client = owner.client()
    client.handler.enforce_csrf_checks = True
    client.get("/accounts/login/")
    token = "a" * 32
    client.cookies["csrftoken"] = token
    path = f"/api/v1/organisations/{owner.organisation.public_id}"
    sent = {"if-match": "*", "x-csrftoken": token}
    answer = client.patch(path, {"name": "Renamed"}, content_type="application/json", headers=sent)
    assert answer.status_code == 200, answer.content


def test_a_key_needs_no_token_of_pages(owner: Standing) -> None:
    path = f"organisations/{owner.organisation.public_id}"
    assert program_of(owner).ask("PATCH", path, {"name": "Renamed"}, if_match="*").status_code == 200


def test_another_method_is_refused_with_those_there_are(owner: Standing) -> None:
    answer = program_of(owner).ask("DELETE", "organisations")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"


def test_head_is_get_without_its_body(owner: Standing) -> None:
    program = program_of(owner)
    head, get = program.ask("HEAD", "organisations"), program.get("organisations")
    assert head.content == b""
    assert head.headers["ETag"] == get.headers["ETag"]
    assert head.headers["Content-Length"] == str(len(get.content))


def test_an_address_that_nobody_declared_is_a_problem_document(owner: Standing) -> None:
    answer = program_of(owner).get("nothing/of/this")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_each_answer_says_what_is_left_of_the_limit(owner: Standing) -> None:
    program = program_of(owner)
    left = [program.get("me").headers["RateLimit"].split(";")[1] for _ in range(2)]
    assert left == ["r=119", "r=118"]


def test_the_limit_ends_in_429_with_a_time(owner: Standing) -> None:
    program = program_of(owner)
    program.get("me")
    RateBucket.objects.update(tokens=0, filled_at=timezone.now() + timedelta(hours=1))
    refused = program.get("me")
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) >= 1
    assert told(refused)["retry"] is True


def test_a_refused_change_leaves_nothing(owner: Standing) -> None:
    path = f"organisations/{owner.organisation.public_id}"
    sent = {"name": "Renamed", "registration_number": "91110000600037341X"}
    answer = program_of(owner).ask("PATCH", path, sent, if_match="*")
    assert answer.status_code == 422
    assert Organisation.objects.get(pk=owner.organisation.pk).name == "Brand House"


def test_a_refusal_is_in_the_language_that_is_asked_for(owner: Standing) -> None:
    program = program_of(owner)
    english, chinese = program.get("nothing"), Program(program.token, "zh-hans").get("nothing")
    assert told(english)["title"] == "There is nothing here."
    assert told(english)["type"] == told(chinese)["type"]
    assert (english.headers["Content-Language"], chinese.headers["Content-Language"]) == ("en", "zh-hans")
