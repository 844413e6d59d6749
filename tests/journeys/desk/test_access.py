"""An organisation asks for access: a question, an answer, two people who admit it, the first sign-in; told live."""

from playwright.sync_api import expect

from tests.journeys.desk.conftest import Enter
from tests.journeys.desk.visitor import PHONE, Visitor

PASSWORD = "a long enough secret phrase"


def ask(visitor: Visitor, name: str, address: str) -> None:
    visitor.go("/access/")
    visitor.fill(name=name, kind="platform", country="other", why="We run a marketplace.", contact_name="Eve")
    visitor.fill(registration_number=f"X-{name}", contact_email=address)
    visitor.send()
    visitor.is_titled(visitor.words("The request was sent"))


def open_request(visitor: Visitor, name: str) -> None:
    visitor.go("/access/requests/")
    visitor.page.get_by_role("link", name=name).click()
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text(name)


def test_an_organisation_is_admitted_by_two_people(enter: Enter) -> None:
    applicant, first, second = enter(viewport=PHONE), enter("supervisor"), enter("supervisor2")
    name, address = f"Bazaar {applicant.language}", f"eve-{applicant.language}@bazaar.example"
    ask(applicant, name, address)
    open_request(first, name)
    first.take_step("claim")
    first.take_step("ask", "Which goods do you sell?")

    applicant.page.goto(applicant.wait_for(lambda: applicant.desk.links_sent_to(address, "/access/open/")))
    expect(applicant.page.get_by_text("Which goods do you sell?").first).to_be_visible()
    applicant.fill(reason="Shoes and bags.")
    applicant.send()

    open_request(first, name)
    expect(first.page.get_by_text("Shoes and bags.").first).to_be_visible()
    first.take_step("propose")
    expect(first.page.locator(".verbs-refused")).not_to_be_empty()
    open_request(second, name)
    second.take_step("admit")

    applicant.page.goto(applicant.wait_for(lambda: applicant.desk.links_sent_to(address, "/join/")))
    applicant.fill(password=PASSWORD)
    applicant.send()
    applicant.sign_in(address, PASSWORD)
    expect(applicant.page.get_by_role("heading", level=1)).to_contain_text("Eve")


def test_what_another_person_does_appears_without_loading_the_page_again(enter: Enter) -> None:
    supervisor, visitor = enter("supervisor"), enter()
    supervisor.page.evaluate("window.isTheSamePage = true")
    bell = supervisor.page.locator("[data-inbox-count]").first
    before = int(bell.inner_text() or 0) if bell.is_visible() else 0
    ask(visitor, f"Live {visitor.language}", f"live-{visitor.language}@bazaar.example")
    expect(bell).to_have_text(str(before + 1))
    expect(supervisor.page.locator("#toasts")).to_contain_text(f"Live {visitor.language}")
    assert supervisor.page.evaluate("window.isTheSamePage")
