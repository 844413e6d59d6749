"""The pages that show every operation of the API to people: legible at every width, in one language."""

from itertools import islice

import pytest

from tests.journeys.desk.conftest import Enter
from tests.journeys.desk.test_every_page import foreign
from tests.journeys.desk.visitor import PHONE
from tests.journeys.desk.walking import AXE, complaints_of_axe, width
from touchstone.desk.frontdoor.api.assembly import rows

EVERY_SO_MANY = 8
"""All pages are made by one template: axe-core reads some of them, the width is taken of each."""


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: make setup-dev")
def test_every_operation_is_fit_to_be_read_on_a_phone(enter: Enter) -> None:
    visitor = enter("analyst", viewport=PHONE)
    names = [row.name for row in rows()]
    read_closely = set(islice(names, 0, None, EVERY_SO_MANY))
    wrong = []
    for name in names:
        visitor.go(f"/api/reference/{name}/")
        found = [f"not in this language: {text[:80]}" for text in foreign(visitor)]
        found += [f"{width(visitor)} pixels wide"] if width(visitor) > PHONE["width"] else []
        found += complaints_of_axe(visitor) if name in read_closely else []
        wrong += [f"{name}: {each}" for each in found]
    assert wrong == [], "\n".join(wrong)
