"""Django's settings, from the environment: the rows are in variables.py."""

import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from touchstone.desk.frontdoor import variables
from touchstone.desk.frontdoor.databases import database
from touchstone.desk.frontdoor.home import kept_secret
from touchstone.desk.frontdoor.logs import logging_settings
from touchstone.desk.frontdoor.mail import email_settings
from touchstone.desk.frontdoor.openid import providers
from touchstone.desk.frontdoor.variable import read

DESK = Path(__file__).parents[1]
HOME = read(variables.HOME)
ADDRESS = read(variables.ADDRESS)
PORT = read(variables.PORT)
THREADS = read(variables.THREADS)
DEMONSTRATION = read(variables.DEMONSTRATION)
PROXIES = read(variables.PROXIES)
SECOND_FACTOR_REQUIRED = read(variables.SECOND_FACTOR)
SECOND_FACTOR_SETUP = "mfa_index"

METRICS_TOKEN = read(variables.METRICS_TOKEN)
COSTLY_PAGES = read(variables.COSTLY_PAGES)
SECOND_REVIEWS = read(variables.SECOND_REVIEWS)
WITNESSES = read(variables.WITNESSES)
SERVED_STATES = read(variables.SERVED_STATES)

DEBUG = False
SECRET_KEY = read(variables.SECRET_KEY) or kept_secret(HOME / "secret.key")
ALLOWED_HOSTS = [urlsplit(ADDRESS).hostname or "localhost", "127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [ADDRESS]
ROOT_URLCONF = "touchstone.desk.frontdoor.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": database(read(variables.DATABASE), HOME)}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "frontdoor_cache",
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},  # the limits live here: nobody may push them out by many keys
    }
}

ROOMS = (
    "authority",
    "audit",
    "workflow",
    "accounts",
    "accounts.access",
    "delivery",
    "evidence",
    "dossiers",
    "leads",
    "tips",
    "rulesets",
    "measures",
    "reports",
    "frontdoor",
)
INSTALLED_APPS = [
    *(f"touchstone.desk.{room}" for room in ROOMS),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "touchstone.desk.frontdoor.middleware.policy.content_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "touchstone.desk.frontdoor.metrics.measured",
    "touchstone.desk.frontdoor.middleware.logged.logged",
    "touchstone.desk.frontdoor.middleware.sessions.KeptAnswerSessions",
    "touchstone.desk.frontdoor.middleware.private.private_pages",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "touchstone.desk.frontdoor.middleware.session_age.session_age",
    "touchstone.desk.frontdoor.middleware.acting.acting_person",
    "touchstone.desk.frontdoor.middleware.language.language_of_person",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "touchstone.desk.frontdoor.middleware.readable.readable",
    "touchstone.desk.frontdoor.middleware.pace.pace",
    "touchstone.desk.frontdoor.middleware.refusals.refusals",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [DESK / "frontdoor" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "touchstone.desk.frontdoor.context.desk",
            ],
        },
    }
]
FORM_RENDERER = "touchstone.desk.frontdoor.rendering.DeskRenderer"

LANGUAGE_CODE = read(variables.LANGUAGE)
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]

USE_I18N = True
USE_TZ = True
TIME_ZONE = read(variables.TIME_ZONE)

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": HOME / "never"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_TEMP_DIR = tempfile.gettempdir()

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "touchstone.desk.frontdoor.password_words.WordsOfThisPlace"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "touchstone.desk.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # people come by invitation, which proves the address
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
# The library's own generator writes a row for an address that has an account, which takes time that tells.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
PASSWORD_RESET_TIMEOUT = 3600  # seconds that the link of a mail sets a new password
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_RATE_LIMITS = {
    "login_failed": None,  # the gates of accounts count failures, for longer each time
    "login": "120/m/ip",  # a whole office signs in from one address in the morning
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ADAPTER = "touchstone.desk.accounts.factor_adapter.FactorAdapter"
MFA_FORMS = {
    "add_webauthn": "touchstone.desk.frontdoor.key_forms.AddKeyForm",
    "edit_webauthn": "touchstone.desk.frontdoor.key_forms.EditKeyForm",
    "authenticate": "touchstone.desk.accounts.code_forms.CodeForm",
    "reauthenticate": "touchstone.desk.accounts.code_forms.CodeAgainForm",
    "login_webauthn": "touchstone.desk.accounts.passkey_forms.PasskeyForm",
    "authenticate_webauthn": "touchstone.desk.accounts.passkey_forms.KeyForm",
    "reauthenticate_webauthn": "touchstone.desk.accounts.passkey_forms.KeyAgainForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the invitation proved the address
MFA_TOTP_ISSUER = "touchstone"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = urlsplit(ADDRESS).scheme == "http"
USERSESSIONS_TRACK_ACTIVITY = True
SOCIALACCOUNT_ADAPTER = "touchstone.desk.accounts.social_adapter.SocialAccountAdapter"
SOCIALACCOUNT_PROVIDERS = providers(read(variables.OIDC))

IS_SECURE = ADDRESS.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True  # scripts read the token from the page
if IS_SECURE:  # a browser takes a cookie of this name from this host alone, over TLS alone
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = "__Host-session", "__Host-csrf", "__Host-language"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no cookie of its own
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_IDLE_SECONDS = 3600
SECURE_HSTS_SECONDS = 31_536_000 if IS_SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_SECURE
WHITENOISE_ALLOW_ALL_ORIGINS = False
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
FILE_UPLOAD_HANDLERS = ["touchstone.desk.evidence.receiving.LimitedUpload"]
EGRESS_LOOPBACK = DEMONSTRATION
EGRESS_HIGH_PORTS = True
EGRESS_CERTIFICATES = None  # the system's
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
globals().update(email_settings(read(variables.EMAIL), HOME))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = read(variables.SENDER)
LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = logging_settings(
    read(variables.LOG_LEVEL),
    secrets=(
        SECRET_KEY,
        METRICS_TOKEN,
        str(globals().get("EMAIL_HOST_PASSWORD", "")),
        DATABASES["default"]["PASSWORD"],
    ),
)
