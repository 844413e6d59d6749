"""The desk's settings under test: the real ones, with a throw-away home and a quick password hash."""

import os
import tempfile

os.environ.setdefault("TOUCHSTONE_HOME", tempfile.mkdtemp(prefix="touchstone-test-"))

from touchstone.desk.frontdoor.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.desk.emptying"]  # noqa: F405
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": str(HOME / "test.sqlite3")}  # noqa: F405 - in memory, threads lock each other out
SECOND_REVIEWS = 0  # drawn by chance, a decision would be hidden from some tests
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405 - empty: whitenoise warns where there is no folder
