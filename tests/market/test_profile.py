"""Profiles: found by name, described in both languages."""

import pytest

from touchstone.market.errors import ProfileError
from touchstone.market.profile import PROFILES, find_profile


def test_profiles_are_found_by_name() -> None:
    assert [find_profile(profile.name) for profile in PROFILES] == list(PROFILES)


def test_an_unknown_profile_is_refused_in_both_languages() -> None:
    with pytest.raises(ProfileError) as refusal:
        find_profile("bazaar")
    assert "bazaar" in str(refusal.value)
    assert "hotspot" in refusal.value.in_chinese()


def test_profiles_are_described_in_both_languages() -> None:
    assert all(profile.text_en.isascii() and not profile.text_zh.isascii() for profile in PROFILES)
