"""Colleagues: invited by mail, given a role, and gone; a key for a program."""

import re

from playwright.sync_api import expect

from tests.journeys.desk.conftest import Enter
from tests.journeys.desk.visitor import Visitor


def open_own_organisation(visitor: Visitor) -> None:
    visitor.go("/organisations/")
    visitor.page.locator("main [data-row] a").first.click()
    visitor.page.wait_for_url(re.compile("/organisations/org_"))


def test_a_colleague_comes_by_invitation_gets_a_role_and_goes(enter: Enter) -> None:
    administrator, newcomer = enter("administrator"), enter()
    address = f"dee-{administrator.language}@house.example"
    open_own_organisation(administrator)
    organisation = administrator.page.url
    administrator.link("Invite somebody").click()
    administrator.fill(name="Dee", email=address, role="right_holder", language=administrator.language)
    administrator.send()

    link = newcomer.wait_for(lambda: newcomer.desk.links_sent_to(address, "/join/"))
    newcomer.page.goto(link)
    newcomer.fill(password="a long enough secret phrase")
    newcomer.send()
    newcomer.sign_in(address, "a long enough secret phrase")
    expect(newcomer.page.get_by_role("heading", level=1)).to_contain_text("Dee")

    administrator.page.goto(organisation)
    administrator.page.get_by_role("row").filter(has_text=address).get_by_role("link").click()
    administrator.fill(role="administrator")
    administrator.send()
    expect(
        administrator.page.get_by_role("row").filter(has_text=administrator.words("Right holder or agent"))
    ).to_be_visible()
    administrator.take("End the membership")
    newcomer.go("/evidence/")
    expect(newcomer.page.get_by_role("heading", level=1)).to_have_text(newcomer.words("Sign in"))


def test_an_api_key_is_shown_once(enter: Enter) -> None:
    visitor = enter("administrator")
    visitor.go("/account/keys/")
    visitor.fill(name=f"Nightly {visitor.language}")
    visitor.page.locator("main [name=scopes]").first.check()
    visitor.send()
    visitor.reads("This is the new key. It is shown only now: copy it to where it is used.")
    token = visitor.page.locator("main .note [data-copy]").get_attribute("data-copy")
    assert token
    assert len(token) > 30
    visitor.go("/account/keys/")
    assert token not in visitor.page.content()
    visitor.take("Revoke")
    expect(visitor.page.get_by_text(visitor.words("revoked")).first).to_be_visible()
