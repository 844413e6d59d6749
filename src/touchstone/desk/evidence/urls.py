"""The URLs of evidence files."""

from django.urls import URLPattern, URLResolver

from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import route
from touchstone.desk.evidence import views

VIEW = Permission.EVIDENCE_VIEW
FILE = "evidence/<slug:file>/"

urlpatterns: list[URLPattern | URLResolver] = [
    route("evidence/", views.list_files, name="evidence_list", needs=VIEW),
    route(FILE, views.show_file, name="evidence_detail", needs=VIEW),
    route(FILE + "download", views.download_file, name="evidence_download", needs=VIEW),
    route(FILE + "preview", views.show_preview, name="evidence_preview", needs=VIEW),
]
